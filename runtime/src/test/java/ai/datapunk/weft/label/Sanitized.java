package ai.datapunk.weft.label;

/** What the standard sanitizer makes of a value. */
final class Sanitized {

  private Sanitized() {}

  static String of(String value) {
    return LabelSanitizer.standard().sanitize("own_seconds", "label", value);
  }
}
