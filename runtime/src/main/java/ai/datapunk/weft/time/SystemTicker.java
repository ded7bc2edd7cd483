package ai.datapunk.weft.time;

/** The system's clock for elapsed time. */
enum SystemTicker implements Ticker {
  INSTANCE;

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }
}
