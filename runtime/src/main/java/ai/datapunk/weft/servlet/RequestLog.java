package ai.datapunk.weft.servlet;

/** Lines of the log that are written while a request is served, which goes on whatever happens. */
final class RequestLog {

  private RequestLog() {}

  /** Has a line written; an appender that fails loses it. No mesh need be there to count that. */
  static void write(Runnable line) {
    try {
      line.run();
    } catch (RuntimeException | Error unlogged) {
      // A request is worth more than a line.
    }
  }
}
