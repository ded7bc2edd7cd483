package ai.datapunk.weft.attempt;

import ai.datapunk.weft.store.ErrorTypes;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;

/**
 * The failures that another method may answer for: no {@code Error}, and none that is there to stop
 * the call, whose thread was interrupted or which was cancelled.
 */
public final class Answerable {

  private Answerable() {}

  /** Whether another method may answer for this. */
  public static boolean is(Throwable thrown) {
    Throwable inner = ErrorTypes.unwrapped(thrown);
    return thrown instanceof Exception
        && !(inner instanceof InterruptedException)
        && !(inner instanceof ClosedByInterruptException)
        && !(inner instanceof CancellationException);
  }

  /**
   * Whether another method may answer for what was thrown in the caller's own thread: its flag may
   * be all that is left of an interrupt, of a wait between two attempts or in the method itself.
   */
  public static boolean inCallersThread(Throwable thrown) {
    return !Thread.currentThread().isInterrupted() && is(thrown);
  }
}
