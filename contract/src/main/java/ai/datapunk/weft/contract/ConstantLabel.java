package ai.datapunk.weft.contract;

/**
 * One element of {@code labels}: {@code "tier=hot"}. White space around the name and the value is
 * not part of them; the value may contain further equals signs.
 */
public record ConstantLabel(String name, String value) {

  /** The label: splits at the first equals sign; both parts are empty if there is none. */
  public static ConstantLabel parse(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new ConstantLabel("", "")
        : new ConstantLabel(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
  }

  /** Whether there is both a name and a value. */
  public boolean isComplete() {
    return !name.isEmpty() && !value.isEmpty();
  }
}
