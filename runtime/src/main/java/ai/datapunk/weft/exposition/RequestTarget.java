package ai.datapunk.weft.exposition;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a request line asks for, taken literally: nothing is decoded, joined or left out. */
final class RequestTarget {

  private RequestTarget() {}

  /** The path, if it is one; null where the target is neither a path nor a whole address. */
  static @Nullable String path(URI target) {
    if (target.getRawFragment() != null) {
      return null;
    }
    boolean whole = "http".equals(target.getScheme()) || "https".equals(target.getScheme());
    boolean path = target.getScheme() == null && target.getRawAuthority() == null;
    return whole || path ? target.getRawPath() : null;
  }
}
