package ai.datapunk.weft.monitoring.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where a server is to which alerts or series go. It is encrypted, unless it is on the same
 * machine, and has no secret in it. Immutable.
 */
public final class Address {

  private final URI uri;

  private Address(URI uri) {
    this.uri = uri;
  }

  /**
   * The address of this text.
   *
   * @throws IllegalArgumentException if it is none, has a secret in it, or is neither encrypted nor
   *     on this machine
   */
  public static Address of(String text) {
    URI uri = parse(text);
    requireNoSecret(uri);
    Address address = new Address(uri);
    if (!address.isEncrypted() && !address.isHere()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not encrypted, and what goes there says what is wrong where. Fix: let it begin with"
              + " https://; http:// is for this machine's own, such as http://localhost:9093.");
    }
    return address;
  }

  private static URI parse(String text) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return uri;
      }
    } catch (URISyntaxException none) {
      // Is refused as what is an address of something else.
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not an address. Fix: let it begin with https://.");
  }

  private static void requireNoSecret(URI uri) {
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "The address of "
              + uri.getHost()
              + " has credentials in it, and files that are written are no place for them. Fix: leave"
              + " out what stands before the @; docs/monitoring-configuration.md says which file the"
              + " credentials go into.");
    }
    String query = uri.getRawQuery();
    if (query != null
        && Stream.of(query.split("&", -1))
            .anyMatch(part -> SensitiveNames.isSensitive(part.replaceFirst("=.*", "")))) {
      throw new IllegalArgumentException(
          "The address of "
              + uri.getHost()
              + " has a secret behind its question mark, and files that are written are no place for"
              + " it. Fix: let the receiver take a token from the header Authorization, which is"
              + " read from a file.");
    }
  }

  /** Whether TLS hides what is sent there. */
  public boolean isEncrypted() {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  private boolean isHere() {
    return uri.getHost().matches("(?i)localhost|127(\\.\\d{1,3}){3}|\\[(::|(0*:){7})0*1]");
  }

  /** {@code https} or {@code http}. */
  public String scheme() {
    return isEncrypted() ? "https" : "http";
  }

  /** The host, with a port if one is said. */
  public String target() {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /** What comes behind the host, or empty. */
  public String path() {
    String path = uri.getRawPath();
    return path.equals("/") ? "" : path;
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
