package ai.datapunk.weft.processor.check;

/** Tells who never wrote a value where it comes from. */
final class DefaultValue {

  private DefaultValue() {}

  /** What stands behind the value. */
  static String note(boolean isDefault) {
    return isDefault ? " (the default)" : "";
  }
}
