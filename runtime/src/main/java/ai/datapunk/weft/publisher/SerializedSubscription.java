package ai.datapunk.weft.publisher;

import java.util.concurrent.Flow;

/**
 * A publisher's subscription that is asked by one thread at a time (rule 2.7 of Reactive Streams),
 * though its subscriber and Weft ask without knowing of each other. Whoever comes while another
 * thread is asking leaves its wish to that one. Cancelling does not wait: a publisher that emits
 * all that it is asked for before it returns would else never hear of it, and rule 3.5 has it
 * expect that from any thread. Thread-safe; holds no lock while it asks.
 */
final class SerializedSubscription implements Flow.Subscription {

  private static final long NOTHING = Long.MIN_VALUE;

  private final Flow.Subscription source;
  private boolean forwarding;

  /** What has been asked for and not yet passed on. */
  private long missed;

  /** A request of no element or fewer, to be passed on as it is; else 1. */
  private long bad = 1;

  private boolean cancelled;

  SerializedSubscription(Flow.Subscription source) {
    this.source = source;
  }

  @Override
  public void request(long n) {
    if (add(n)) {
      forward();
    }
  }

  @Override
  public void cancel() {
    if (cancelFirst()) {
      source.cancel();
    }
  }

  /** Returns whether this thread is to pass on what there is. */
  private synchronized boolean add(long n) {
    if (n > 0) {
      long sum = missed + n;
      missed = sum < 0 ? Long.MAX_VALUE : sum;
    } else {
      bad = Math.max(n, NOTHING + 1);
    }
    boolean first = !forwarding;
    forwarding = true;
    return first;
  }

  /** Returns whether nobody has cancelled before. Nothing is asked for from now on. */
  private synchronized boolean cancelFirst() {
    boolean first = !cancelled;
    cancelled = true;
    return first;
  }

  private void forward() {
    boolean done = false;
    try {
      for (long next = next(); next != NOTHING; next = next()) {
        source.request(next);
      }
      done = true;
    } finally {
      if (!done) {
        stop();
      }
    }
  }

  /** What to pass on, after which this thread must ask again. */
  private synchronized long next() {
    long next = NOTHING;
    if (cancelled) {
      forwarding = false;
    } else if (bad <= 0) {
      next = bad;
      bad = 1;
    } else if (missed > 0) {
      next = missed;
      missed = 0;
    } else {
      forwarding = false;
    }
    return next;
  }

  /** The publisher threw. */
  private synchronized void stop() {
    forwarding = false;
  }
}
