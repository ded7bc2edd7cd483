package ai.datapunk.weft.probe;

import java.util.Locale;

/**
 * The operation that a method's name stands for: {@code getUser} is {@code get_user}. Says what the
 * processor says when it writes the catalog; neither may depend on the other, so a test of the
 * processor holds the two together.
 */
public final class OperationNames {

  /** An upper-case letter behind anything else, a separator aside. */
  private static final String AFTER_WORD = "(?<=[^_\\p{javaUpperCase}])(?=\\p{javaUpperCase})";

  /** The last upper-case letter of a run, unless only the s of a plural follows it. */
  private static final String AFTER_ABBREVIATION =
      "(?<=\\p{javaUpperCase})(?=\\p{javaUpperCase}\\p{javaLowerCase})"
          + "(?!\\p{javaUpperCase}s(?!\\p{javaLowerCase}))";

  private OperationNames() {}

  /** The name in snake_case; a name of nothing but separators stays what it is. */
  public static String of(String method) {
    String snake =
        method
            .replaceAll("[_$]+", "_")
            .replaceAll(AFTER_WORD + "|" + AFTER_ABBREVIATION, "_")
            .replaceAll("^_|_$", "")
            .toLowerCase(Locale.ROOT);
    return snake.isEmpty() ? method : snake;
  }
}
