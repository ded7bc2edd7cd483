package ai.datapunk.weft.store;

import org.jspecify.annotations.Nullable;

/**
 * Lines of the log that are written while a request is served, or a scrape, which goes on whatever
 * happens.
 */
public final class RequestLog {

  private RequestLog() {}

  /**
   * Has a line written. One that is lost to an appender that throws is not written again.
   *
   * @param store counts it then; null where there is none
   */
  public static void write(@Nullable MetricStore store, Runnable line) {
    try {
      line.run();
    } catch (Throwable unlogged) {
      if (store != null) {
        store.countFailure(unlogged);
      }
    }
  }
}
