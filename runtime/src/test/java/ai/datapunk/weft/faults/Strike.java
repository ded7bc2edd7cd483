package ai.datapunk.weft.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A fault that strikes in one thread, at one place, once it is armed: it throws there, once or
 * always, or has the thread wait. Thread-safe.
 */
final class Strike {

  private static final long LONGEST_SECONDS = 10;

  private final Place place;
  private final @Nullable Throwable thrown;
  private final boolean always;
  private final CountDownLatch struck = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile @Nullable Thread victim;

  private Strike(Place place, @Nullable Throwable thrown, boolean always) {
    this.place = place;
    this.thrown = thrown;
    this.always = always;
  }

  /** One that throws this. */
  static Strike throwing(Place place, Throwable thrown, boolean always) {
    return new Strike(place, thrown, always);
  }

  /** One that waits to be released. */
  static Strike blocking(Place place) {
    return new Strike(place, null, false);
  }

  /** Strikes the current thread from now on. */
  void arm() {
    victim = Thread.currentThread();
  }

  /** Strikes nobody any more. */
  void disarm() {
    victim = null;
  }

  /** Whether this is where it strikes. */
  boolean isOf(Place here) {
    return here == place;
  }

  /** Users' code at a place does this. */
  void at(Place here) {
    if (here != place || Thread.currentThread() != victim) {
      return;
    }
    if (!always) {
      victim = null;
    }
    struck.countDown();
    if (thrown != null) {
      throw Strike.<RuntimeException>as(thrown);
    }
    assertThat(await(released)).as("released").isTrue();
  }

  /** Whether it has struck. */
  boolean hasStruck() {
    return struck.getCount() == 0;
  }

  /** Whether it has struck, which is waited for. */
  boolean strikes() {
    return await(struck);
  }

  /** Lets the thread that waits go on. */
  void release() {
    released.countDown();
  }

  private static boolean await(CountDownLatch latch) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return latch.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T as(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
