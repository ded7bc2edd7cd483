package ai.datapunk.weft.monitoring.explorer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of the Prometheus that the page asks, as whoever writes the page has said it. */
public final class ExplorerAddress {

  /** As browsers take them: names of containers have underscores, which names of hosts may not. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");

  private static final int MOST_PORTS = 65_535;

  private ExplorerAddress() {}

  /**
   * The address, without a slash at its end.
   *
   * @throws IllegalArgumentException if it is none, or has more in it than a page is to show
   */
  public static String require(String text) {
    URI uri = parse(text);
    String authority = uri.getRawAuthority();
    if (authority.contains("@") || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The address of "
              + authority.replaceFirst(".*@", "")
              + " has credentials or a query in it, and whoever opens the page could read them. Fix:"
              + " let it be as https://prometheus:9090.");
    }
    if (!isHost(authority)) {
      throw none(text);
    }
    return text.replaceAll("/+$", "");
  }

  private static URI parse(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getRawAuthority() != null) {
        return uri;
      }
    } catch (URISyntaxException noAddress) {
      // Is refused as what is an address of something else.
    }
    throw none(text);
  }

  private static boolean isHost(String authority) {
    Matcher matcher = AUTHORITY.matcher(authority);
    return matcher.matches()
        && (matcher.group(1) == null || Integer.parseInt(matcher.group(1)) <= MOST_PORTS);
  }

  private static IllegalArgumentException none(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is not an address. Fix: let it be as https://prometheus:9090.");
  }
}
