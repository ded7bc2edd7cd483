package ai.datapunk.weft.monitoring.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a server is to which alerts or series go. It is encrypted, unless it is on the same
 * machine, and has no secret in it. Immutable.
 */
public final class Address {

  /** What a secret is called behind a question mark, beside what its name says anywhere. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)key|code|sig|signature|auth|authorization|sas|hash|pass|pin");

  /** Who gives out addresses that are secrets: whoever knows one can write there. */
  private static final Pattern HOOKS =
      Pattern.compile(
          "(?i)hooks\\.slack(-gov)?\\.com|(.+\\.)?discord(app)?\\.com|(.+\\.)?webhook\\.office\\.com"
              + "|(.+\\.)?logic\\.azure\\.com|(.+\\.)?powerplatform\\.com|chat\\.googleapis\\.com"
              + "|script\\.google\\.com|api\\.telegram\\.org|hooks\\.zapier\\.com|maker\\.ifttt\\.com"
              + "|hook\\.(.+\\.)?(make|integromat)\\.com|(.+\\.)?m\\.pipedream\\.net"
              + "|events\\.(eu\\.)?pagerduty\\.com|(.+\\.)?victorops\\.com|(.+\\.)?webexapis\\.com"
              + "|api\\.ciscospark\\.com|(.+\\.)?signl4\\.com|(.+\\.)?squadcast\\.com|(.+\\.)?zenduty\\.com"
              + "|(.+\\.)?ilert\\.com|(.+\\.)?pagertree\\.com|(.+\\.)?betterstack\\.com|api\\.flock\\.com"
              + "|(.+\\.)?hc-ping\\.com|webhooks\\.gitter\\.im|ntfy\\.sh|open\\.feishu\\.cn"
              + "|open\\.larksuite\\.com|oapi\\.dingtalk\\.com|qyapi\\.weixin\\.qq\\.com");

  /** As Mattermost and Rocket.Chat have theirs, on whatever host. */
  private static final Pattern HOOK = Pattern.compile("/(.*/)?hooks/[A-Za-z0-9]{16,}(/.*)?");

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
    if (uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The address of "
              + uri.getHost()
              + " has something behind a #, which no server is sent. Fix: leave it out.");
    }
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

  /**
   * The address of what takes Alertmanager's messages. It knows who sends them by a token, and not
   * by the address.
   *
   * @throws IllegalArgumentException also if something stands behind a question mark, or whoever is
   *     there gives out addresses that are secrets
   */
  static Address ofReceiver(String text) {
    Address address = of(text);
    if (address.uri.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "The address of the receiver "
              + address.uri.getHost()
              + " has something behind its question mark, which mostly is a secret, and files that are"
              + " written are no place for that. Fix: leave it out, and let the receiver take a token"
              + " from the header Authorization, which is read from a file.");
    }
    if (isHook(address.uri)) {
      throw new IllegalArgumentException(
          "An address of "
              + address.uri.getHost()
              + " is a secret itself, and files that are written are no place for it. Fix: put a"
              + " receiver of your own in between, or let Alertmanager read the address from a file;"
              + " docs/monitoring-configuration.md says how.");
    }
    return address;
  }

  /** A host may end with a dot, which says that it is whole. */
  private static boolean isHook(URI uri) {
    return HOOKS.matcher(uri.getHost().replaceFirst("\\.$", "")).matches()
        || HOOK.matcher(uri.getRawPath()).matches();
  }

  /**
   * Holds that this is an address of pages that people open. It may be within their network, and
   * not encrypted.
   *
   * @throws IllegalArgumentException if it is none, or has a secret in it
   */
  public static void requirePages(String text) {
    requireNoSecret(parse(text));
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
    String fragment = uri.getRawFragment();
    boolean isInQuery = query != null && hasSecret(query);
    // What has no value there is the name of a section.
    if (isInQuery || (fragment != null && fragment.contains("=") && hasSecret(fragment))) {
      throw new IllegalArgumentException(
          "The address of "
              + uri.getHost()
              + " has a secret behind its "
              + (isInQuery ? "question mark" : "#")
              + ", and files that are written are no place for it. Fix: leave it out;"
              + " docs/monitoring-configuration.md says which file the credentials go into.");
    }
  }

  /** Whether a part of it, such as {@code key=value}, has the name of one. */
  private static boolean hasSecret(String parts) {
    return Stream.of(parts.split("&", -1))
        .map(part -> part.replaceFirst("=.*", ""))
        .anyMatch(name -> SECRET.matcher(name).matches() || SensitiveNames.isSensitive(name));
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
