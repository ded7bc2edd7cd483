package ai.datapunk.weft.guard;

import ai.datapunk.weft.contract.UriText;
import ai.datapunk.weft.store.HostText;
import ai.datapunk.weft.store.LabelText;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of instances in labels and logs: host and port where the address has them, never the
 * user info of a URI, and always Unicode.
 */
final class InstanceNames {

  /** User and password before a host, where there is no scheme: {@code user:password@host:80}. */
  private static final Pattern CREDENTIALS = Pattern.compile("^[\\w.%+-]*:[^\\s/?#]*@");

  private InstanceNames() {}

  /** The name of the instance with this address. */
  static String of(Object address) {
    String authority = authority(address);
    return LabelText.clean(
        authority == null ? shown(String.valueOf(address)) : withoutUserInfo(authority));
  }

  private static @Nullable String authority(Object address) {
    if (address instanceof URI uri) {
      // What stands escaped in the user info does not end it.
      String raw = uri.getRawAuthority();
      return raw != null && raw.indexOf('@') >= 0 ? raw : uri.getAuthority();
    }
    if (address instanceof URL url && url.getAuthority() != null) {
      return url.getAuthority().isEmpty() ? null : url.getAuthority();
    }
    if (address instanceof InetSocketAddress socket) {
      return HostText.bracketed(socket.getHostString()) + ":" + socket.getPort();
    }
    return null;
  }

  private static String withoutUserInfo(String authority) {
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  /** An address as a person wrote it, with no user info in it. */
  static String shown(String text) {
    return text.indexOf('@') < 0
        ? text
        : CREDENTIALS.matcher(UriText.withUserInfo(text, "")).replaceFirst("");
  }
}
