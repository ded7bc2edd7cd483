package ai.datapunk.weft.http;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a server knows no templates: none of its first requests that succeeded has one. What
 * did not succeed says nothing, since whoever refuses a request, or cannot find what it asks for,
 * asks no router. Thread-safe.
 */
public final class UnmatchedRequests {

  /** So many requests are enough to tell. */
  public static final int ENOUGH = 100;

  private static final int FIRST_SUCCESS = 200;
  private static final int LAST_SUCCESS = 299;

  /** {@link #ENOUGH} once there is nothing more to find out. */
  private final AtomicInteger seen = new AtomicInteger();

  /**
   * A request has ended.
   *
   * @param template null or blank if none is known
   * @return whether it is the one by which this is known: true once at most
   */
  public boolean ended(@Nullable String template, int status) {
    if (seen.get() >= ENOUGH || status < FIRST_SUCCESS || status > LAST_SUCCESS) {
      return false;
    }
    if (template != null && !template.isBlank()) {
      seen.set(ENOUGH);
      return false;
    }
    return seen.incrementAndGet() == ENOUGH;
  }
}
