package ai.datapunk.weft.processor.check;

/** Tells who never wrote a value where it comes from. */
public final class DefaultValue {

  private DefaultValue() {}

  /** What stands behind the value. */
  public static String note(boolean isDefault) {
    return isDefault ? " (the default)" : "";
  }
}
