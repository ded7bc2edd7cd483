package ai.datapunk.weft.time;

/** Where elapsed time comes from. Must be thread-safe and never go back. */
@FunctionalInterface
public interface Ticker {

  /** Nanoseconds since an arbitrary origin, as {@link System#nanoTime()}. */
  long nanoTime();

  /** The system's clock for elapsed time. */
  static Ticker system() {
    return SystemTicker.INSTANCE;
  }
}
