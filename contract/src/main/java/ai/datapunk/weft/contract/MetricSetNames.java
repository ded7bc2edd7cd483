package ai.datapunk.weft.contract;

/** How the implementation of a metric set is called, which the processor writes. */
public final class MetricSetNames {

  /** What the name ends in; the run time looks for the interface's binary name with this suffix. */
  public static final String SUFFIX = "_MetricSet";

  private MetricSetNames() {}
}
