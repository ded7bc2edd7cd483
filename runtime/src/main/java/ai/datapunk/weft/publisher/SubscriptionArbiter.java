package ai.datapunk.weft.publisher;

import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber has asked for, and whom it is to be asked of: the attempt that is running. An
 * attempt that fails has passed nothing on, so the next one is asked for all of it. Thread-safe;
 * calls nobody.
 */
final class SubscriptionArbiter {

  private long requested;
  private Flow.@Nullable Subscription source;
  private boolean over;

  /** Adds to the demand. Returns whom to ask for as much, if there is one already. */
  synchronized Flow.@Nullable Subscription add(long more) {
    long sum = requested + more;
    requested = sum < 0 ? Long.MAX_VALUE : sum;
    return over ? null : source;
  }

  /** Makes this the one to ask. Returns for how much to ask it, or -1 if it is not wanted. */
  synchronized long attach(Flow.Subscription fresh) {
    if (over || source != null) {
      return -1;
    }
    source = fresh;
    return requested;
  }

  /** The one to ask has ended, and there will be another. */
  synchronized void detach() {
    source = null;
  }

  synchronized Flow.@Nullable Subscription source() {
    return source;
  }

  /** Nothing is to be signalled any more. Returns whether that was not so before. */
  synchronized boolean end() {
    boolean first = !over;
    over = true;
    return first;
  }

  synchronized boolean isOver() {
    return over;
  }
}
