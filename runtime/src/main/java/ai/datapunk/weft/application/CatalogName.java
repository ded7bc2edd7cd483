package ai.datapunk.weft.application;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The application's name in a catalog, which the build has written there. */
public final class CatalogName {

  /** Where a module has its catalog. */
  public static final String CATALOG = "META-INF/weft/catalog.json";

  /** It is the second member, and on a line of its own; one that JSON has to escape is left. */
  private static final Pattern APPLICATION =
      Pattern.compile("(?m)^  \"application\": \"([^\"\\\\]+)\",?$");

  private static final int FIRST_LINES = 3;

  private CatalogName() {}

  /**
   * The name that a catalog has; empty if the build has told none.
   *
   * @throws IOException if there is no catalog, or it cannot be read
   */
  public static Optional<String> in(URL catalog) throws IOException {
    URLConnection connection = catalog.openConnection();
    // What a cache keeps open cannot be replaced while the application runs.
    connection.setUseCaches(false);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      Matcher found =
          APPLICATION.matcher(lines.lines().limit(FIRST_LINES).collect(Collectors.joining("\n")));
      return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }
}
