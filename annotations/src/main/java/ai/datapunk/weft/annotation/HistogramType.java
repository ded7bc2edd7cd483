package ai.datapunk.weft.annotation;

/** How the buckets of a histogram are kept. */
public enum HistogramType {
  /** As all histograms of the mesh are kept: {@link #CLASSIC} unless it was built otherwise. */
  DEFAULT,

  /** Fixed buckets, a series for each. */
  CLASSIC,

  /**
   * Prometheus' native histogram: eight buckets for each power of two, in one series. Scraped in
   * the protobuf format only; in the text formats there is nothing but the sum and the count.
   */
  NATIVE,

  /** Both: a server that knows native histograms takes those, any other the fixed buckets. */
  BOTH
}
