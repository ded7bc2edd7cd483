package ai.datapunk.weft.processor.check;

import java.util.regex.Pattern;

/**
 * What names look like. Prometheus allows more (upper case, colons in metrics); the platform's
 * patterns and Prometheus' own conventions ask for snake_case, and colons are for recording rules.
 */
public final class Names {

  static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  private Names() {}

  public static boolean isSnakeCase(String name) {
    return SNAKE_CASE.matcher(name).matches();
  }
}
