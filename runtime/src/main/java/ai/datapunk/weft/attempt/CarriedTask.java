package ai.datapunk.weft.attempt;

import org.jspecify.annotations.Nullable;

/**
 * A task that is run with a call's context: once, even by a carrier that fails, runs it twice or
 * not at all. What it throws is kept from the carrier. Belongs to one thread.
 */
final class CarriedTask implements Runnable {

  private final Runnable task;
  private boolean ran;
  private @Nullable Throwable thrown;

  CarriedTask(Runnable task) {
    this.task = task;
  }

  @Override
  public void run() {
    if (!ran) {
      ran = true;
      try {
        task.run();
      } catch (Throwable own) {
        thrown = own;
      }
    }
  }

  /** Runs it if it has not been run, and throws what it has thrown. */
  void end() {
    run();
    if (thrown != null) {
      throw SneakyThrow.rethrown(thrown);
    }
  }
}
