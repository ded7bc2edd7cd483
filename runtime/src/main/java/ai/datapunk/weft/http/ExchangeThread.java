package ai.datapunk.weft.http;

import org.jspecify.annotations.Nullable;

/** A thread of a server, which knows its exchange. */
final class ExchangeThread extends Thread {

  private @Nullable RunningExchange exchange;

  ExchangeThread(Runnable task, String name) {
    super(null, task, name, 0, false);
    setDaemon(true);
  }

  void run(RunningExchange begun) {
    exchange = begun;
  }

  /** The current thread's exchange is in this phase; nothing where it has none. */
  static void enter(RunningExchange.Phase phase) {
    if (Thread.currentThread() instanceof ExchangeThread thread && thread.exchange != null) {
      thread.exchange.enter(phase);
    }
  }
}
