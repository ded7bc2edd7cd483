package ai.datapunk.weft.monitoring.explorer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a browser lets the page do: run these scripts, have this style, and ask a Prometheus;
 * nothing else, whatever gets into it.
 */
final class ContentPolicy {

  /** Names with underscores and addresses of IPv6 are no hosts to it. */
  private static final Pattern SAYABLE = Pattern.compile("https?://[A-Za-z0-9.-]+(?::\\d+)?");

  private ContentPolicy() {}

  /**
   * The policy.
   *
   * @param prometheus the only one that is asked, or empty for any
   */
  static String of(List<String> scripts, String style, String prometheus) {
    return "default-src 'none'; script-src "
        + scripts.stream().map(ContentPolicy::digest).collect(joining(" "))
        + "; style-src "
        + digest(style)
        + "; connect-src "
        + (prometheus.isEmpty() ? "http: https:" : origin(prometheus))
        + "; base-uri 'none'; form-action 'none'";
  }

  /** The scheme alone where a policy has no way to say the host. */
  private static String origin(String address) {
    URI uri = URI.create(address);
    String origin = uri.getScheme() + "://" + uri.getRawAuthority();
    return SAYABLE.matcher(origin).matches() ? origin : uri.getScheme() + ":";
  }

  private static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException impossible) {
      // Each JDK has to have it.
      throw new IllegalStateException(impossible);
    }
  }
}
