package ai.datapunk.weft.contract;

import java.util.Locale;
import java.util.Optional;

/**
 * Texts that can be shown: neither YAML nor what shows an alert takes control characters, but for
 * tabs and those that end lines, nor half of a character.
 */
public final class PrintableText {

  private PrintableText() {}

  /** The first character that cannot be shown, as {@code U+0007}; empty if all can be. */
  public static Optional<String> fault(String text) {
    return text.codePoints()
        .filter(character -> !isPrintable(character))
        .mapToObj(character -> String.format(Locale.ROOT, "U+%04X", character))
        .findFirst();
  }

  private static boolean isPrintable(int character) {
    int type = Character.getType(character);
    boolean isFine = character == '\n' || character == '\r' || character == '\t';
    return isFine || (type != Character.CONTROL && type != Character.SURROGATE);
  }
}
