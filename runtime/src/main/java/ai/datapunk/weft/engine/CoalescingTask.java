package ai.datapunk.weft.engine;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.store.FirstFailure;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work that one thread at a time does, in rounds. Whoever asks for it meanwhile has the thread that
 * is about it do another round, one for all who do, and goes on: the work calls code of the
 * application's, which may wait for a thread that would wait here. Thread-safe.
 */
public final class CoalescingTask {

  private final Runnable round;

  /** How often it was asked for since nobody was about it. */
  private final AtomicInteger asked = new AtomicInteger();

  /**
   * Work that nobody has asked for yet.
   *
   * @param round does all there is to do, however often it was asked for
   */
  public CoalescingTask(Runnable round) {
    this.round = requireNonNull(round, "round");
  }

  /**
   * Has a round begin that sees what was there before this call: here and now, or if a thread is
   * about it, this one too, in that thread after its present round.
   *
   * @throws RuntimeException what the first of the rounds here that failed has thrown, after those
   *     that were asked for meanwhile; errors likewise
   */
  public void ask() {
    if (asked.getAndIncrement() == 0) {
      begin(round, asked.get());
    }
  }

  /**
   * Does something else in place of a round; who asks for one meanwhile, as this itself may, has it
   * follow.
   *
   * @throws IllegalStateException if a thread is about a round
   * @throws RuntimeException as {@link #ask}
   */
  public void doInPlace(Runnable first) {
    requireNonNull(first, "first");
    if (!asked.compareAndSet(0, 1)) {
      throw new IllegalStateException("A thread is about a round");
    }
    begin(first, 1); // Whoever has asked since is to have a round.
  }

  /** Whatever a round throws: otherwise those who have asked meanwhile would wait for ever. */
  private void begin(Runnable first, int askedBefore) {
    int seen = askedBefore;
    Throwable failure = FirstFailure.or(null, first);
    while (!asked.compareAndSet(seen, 0)) {
      seen = asked.get();
      failure = FirstFailure.or(failure, round);
    }
    FirstFailure.rethrow(failure);
  }
}
