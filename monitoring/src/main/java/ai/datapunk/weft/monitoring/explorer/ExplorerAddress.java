package ai.datapunk.weft.monitoring.explorer;

import java.net.URI;
import java.net.URISyntaxException;

/** The address of the Prometheus that the page asks, as whoever writes the page has said it. */
public final class ExplorerAddress {

  private ExplorerAddress() {}

  /**
   * The address, without a slash at its end.
   *
   * @throws IllegalArgumentException if it is none, or has more in it than a page is to show
   */
  public static String require(String text) {
    URI uri = parse(text);
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The address of "
              + uri.getHost()
              + " has credentials or a query in it, and whoever opens the page could read them. Fix:"
              + " let it be as https://prometheus:9090.");
    }
    return text.replaceAll("/+$", "");
  }

  private static URI parse(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException none) {
      // Is refused as what is an address of something else.
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not an address. Fix: let it be as https://prometheus:9090.");
  }
}
