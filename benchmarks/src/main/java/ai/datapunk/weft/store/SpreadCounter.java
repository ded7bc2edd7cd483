package ai.datapunk.weft.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * A striped counter that so many threads have contended for, each of which lives: with as many
 * stripes as that gives, wherever this runs. Not thread-safe.
 */
public final class SpreadCounter implements AutoCloseable {

  /** Sizes that a table of stripes goes through until it has 64. */
  private static final int GROWTHS = 3;

  private static final int OFTEN = 2_048;

  private final StripedCounter counter;
  private final List<ExecutorService> threads = new ArrayList<>();

  /** Has threads contend: each adds after each growth that so many bring about. */
  public SpreadCounter(StripedCounter counter, int threads)
      throws InterruptedException, ExecutionException {
    this.counter = counter;
    for (int i = 0; i < threads; i++) {
      this.threads.add(Executors.newSingleThreadExecutor());
    }
    addInAll();
    if (threads > 1) {
      addOften(this.threads.get(1));
    }
    for (int slots = 4, growth = 0; threads > 2 && growth < GROWTHS; growth++, slots *= 4) {
      counter.grow();
      addInAll();
      if (slots >= threads) {
        return;
      }
    }
  }

  /** As often as it takes for a stripe of its own. */
  private void addOften(ExecutorService thread) throws InterruptedException, ExecutionException {
    thread.submit(() -> IntStream.range(0, OFTEN).forEach(i -> counter.add(1))).get();
  }

  /** Each thread adds once, one after the other: the first one to come is always the same. */
  public void addInAll() throws InterruptedException, ExecutionException {
    for (ExecutorService each : threads) {
      each.submit(() -> counter.add(1)).get();
    }
  }

  /** How many stripes there are. */
  public int stripes() {
    return counter.stripes();
  }

  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdownNow);
  }
}
