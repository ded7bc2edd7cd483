package ai.datapunk.weft.contract;

import java.util.Locale;

/**
 * Turns a method's name into an operation: {@code getUser} is {@code get_user}.
 *
 * <p>A word begins at an upper-case letter that follows a lower-case letter or a digit, and at the
 * last upper-case letter of a run that a lower-case letter follows: {@code getHTTPResponse} is
 * {@code get_http_response}. The plural of an abbreviation stays one word: {@code fetchURLs} is
 * {@code fetch_urls}. Digits belong to the word before them: {@code x2} stays, {@code sha256Of} is
 * {@code sha256_of}. Underscores and dollar signs separate words too.
 */
public final class OperationNames {

  private OperationNames() {}

  /** The name in snake_case; a name of nothing but separators stays what it is. */
  public static String of(String name) {
    StringBuilder snake = new StringBuilder(name.length() + 8);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean separator = c == '_' || c == '$';
      if (separator || beginsWord(name, i)) {
        separate(snake);
      }
      if (!separator) {
        snake.append(c);
      }
    }
    if (snake.length() > 0 && snake.charAt(snake.length() - 1) == '_') {
      snake.setLength(snake.length() - 1);
    }
    return snake.length() == 0 ? name : snake.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * The same for a function of Kotlin, whose compiler puts more behind the name: a hyphen and a
   * hash if a parameter is of a value class, a dollar sign and the module if the function is
   * internal.
   */
  public static String ofKotlin(String name) {
    int end = 1;
    while (end < name.length() && name.charAt(end) != '-' && name.charAt(end) != '$') {
      end++;
    }
    return of(end < name.length() ? name.substring(0, end) : name);
  }

  private static boolean beginsWord(String name, int at) {
    if (at == 0 || !Character.isUpperCase(name.charAt(at))) {
      return false;
    }
    if (!Character.isUpperCase(name.charAt(at - 1))) {
      return true;
    }
    boolean lowerFollows = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
    return lowerFollows && !isPluralS(name, at + 1);
  }

  private static boolean isPluralS(String name, int at) {
    boolean endsWord = at + 1 == name.length() || !Character.isLowerCase(name.charAt(at + 1));
    return name.charAt(at) == 's' && endsWord;
  }

  private static void separate(StringBuilder snake) {
    if (snake.length() > 0 && snake.charAt(snake.length() - 1) != '_') {
      snake.append('_');
    }
  }
}
