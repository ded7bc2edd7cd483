package ai.datapunk.weft.contract;

/** What the values of a histogram are in. */
public enum HistogramUnit {
  /** Seconds, which are counted in nanoseconds. */
  SECONDS(9),
  /** Bytes, which are counted one by one. */
  BYTES(0),
  /** Shares of a whole, 0 to 1, which are counted in billionths. */
  RATIO(9),
  /** Whole numbers of whatever it is. */
  NUMBER(0);

  private final int decimals;
  private final double counted;

  HistogramUnit(int decimals) {
    this.decimals = decimals;
    this.counted = Math.pow(10, decimals);
  }

  /** How many decimals of the unit are counted, beyond which there are none. */
  public int decimals() {
    return decimals;
  }

  /** How many of what is counted the unit has: a power of ten. */
  public double counted() {
    return counted;
  }
}
