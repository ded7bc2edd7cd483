package ai.datapunk.weft.credentials;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A command that makes what is stored of credentials: {@code password} reads a password, from the
 * terminal without showing it or else the first line of the standard input, and prints its hash;
 * {@code token} prints a new token and its hash.
 */
public final class HashCommand {

  private HashCommand() {}

  /** Ends with status 2 if it was told something else. */
  @SuppressWarnings("SystemConsoleNull") // One that is no terminal reads the standard input too.
  public static void main(String[] arguments) throws IOException {
    Console console = System.console();
    Reader input = new InputStreamReader(System.in, StandardCharsets.UTF_8);
    int status =
        console == null
            ? run(arguments, () -> line(input), System.out)
            : run(arguments, () -> console.readPassword("Password: "), System.out);
    System.exit(status);
  }

  /** Where a password comes from; it is overwritten afterwards. */
  @FunctionalInterface
  interface PasswordSource {
    char[] read() throws IOException;
  }

  static int run(String[] arguments, PasswordSource passwords, PrintStream out) throws IOException {
    String kind = arguments.length == 1 ? arguments[0] : "";
    switch (kind) {
      case "password" -> {
        char[] password = passwords.read();
        if (password == null || password.length == 0) {
          out.println("No password was given");
          return 2;
        }
        out.println(PasswordHash.of(password));
        Arrays.fill(password, ' ');
      }
      case "token" -> {
        String token = TokenHash.newToken();
        out.println("token (to the scraper, and nowhere else): " + token);
        out.println("hash (to the application's settings):     " + TokenHash.of(token));
      }
      default -> {
        out.println(
            "Usage: java -cp weft-runtime.jar " + HashCommand.class.getName() + " password|token");
        return 2;
      }
    }
    return 0;
  }

  private static char[] line(Reader input) throws IOException {
    String line = new BufferedReader(input).readLine();
    return line == null ? new char[0] : line.toCharArray();
  }
}
