package ai.datapunk.weft.application;

import ai.datapunk.weft.contract.TextResource;
import java.io.IOException;
import java.net.URL;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    Matcher found =
        APPLICATION.matcher(String.join("\n", TextResource.firstLines(catalog, FIRST_LINES)));
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
