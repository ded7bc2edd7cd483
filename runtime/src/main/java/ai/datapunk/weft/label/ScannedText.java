package ai.datapunk.weft.label;

import java.util.function.UnaryOperator;

/**
 * A text in which secrets are looked for, and how much of it may be shown. A secret can be told
 * only if enough of it is there, so the end of a text that was cut is looked at and not shown.
 *
 * @param text what is looked at
 * @param shown where that ends which may be shown
 */
record ScannedText(String text, int shown) {

  /** What is looked at of a value, in UTF-16 code units: {@link LabelSanitizer} promises it. */
  private static final int LOOKED_AT = 1024;

  /**
   * What is shown of a value that may have been cut. The longest secrets that only their end tells,
   * an e-mail address (254, RFC 5321) or a host behind user info (253, RFC 1035), fit behind it.
   */
  private static final int SHOWN_OF_CUT = 512;

  /** What has to be behind that which is seen: the longest local part (RFC 5321) ends there. */
  private static final int SEEN_BEHIND = 64;

  /** The beginning of a value. */
  static ScannedText of(String value) {
    // It may have been cut before the half of a pair, too.
    if (value.length() < LOOKED_AT - 1) {
      return new ScannedText(value, value.length());
    }
    String text = value.substring(0, Math.min(value.length(), LOOKED_AT));
    String behind = PlainText.decoded(text.substring(SHOWN_OF_CUT));
    // Signs that are not seen may fill it, so that a secret goes on where nobody looks.
    return new ScannedText(text, behind.length() < SEEN_BEHIND ? 0 : SHOWN_OF_CUT);
  }

  /** Whether a secret at the end may go on behind it. */
  boolean isCut() {
    return shown < text.length();
  }

  /** The same in another form. */
  ScannedText as(UnaryOperator<String> form) {
    String other = form.apply(text);
    if (other.equals(text)) {
      return this;
    }
    int end = isCut() ? form.apply(visible()).length() : other.length();
    return new ScannedText(other, Math.min(end, other.length()));
  }

  /** Whether it has this, whose letters have no case. */
  boolean has(String sought) {
    for (int i = 0; i <= text.length() - sought.length(); i++) {
      if (text.regionMatches(true, i, sought, 0, sought.length())) {
        return true;
      }
    }
    return false;
  }

  /** The same without the secrets of a kind. */
  ScannedText without(SecretFinder kind) {
    if (!kind.mayBeIn(this)) {
      return this;
    }
    Masking found = new Masking(this);
    kind.find(text, found);
    return found.masked();
  }

  /** What may be shown. */
  String visible() {
    return text.substring(0, shown);
  }
}
