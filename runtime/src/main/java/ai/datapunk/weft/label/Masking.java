package ai.datapunk.weft.label;

/** Puts fixed texts in place of secrets, from the first of a text to the last. */
final class Masking {

  private final ScannedText original;
  private final StringBuilder masked = new StringBuilder();
  private int copied;
  private int shown;

  /** Nothing is masked yet. */
  Masking(ScannedText original) {
    this.original = original;
    this.shown = original.shown();
  }

  /** Whether what reaches the end of the text may be the beginning of a secret. */
  boolean isCut() {
    return original.isCut();
  }

  /** A secret is from here to there, of which only the mask is shown. */
  void secret(int start, int end, String mask) {
    masked.append(original.text(), copied, start).append(mask);
    copied = end;
    if (end <= original.shown()) {
      shown += mask.length() - (end - start);
    } else if (start < original.shown()) {
      shown = masked.length();
    }
  }

  /** The text without the secrets. */
  ScannedText masked() {
    return copied == 0
        ? original
        : new ScannedText(
            masked.append(original.text(), copied, original.text().length()).toString(), shown);
  }
}
