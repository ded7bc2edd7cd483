package ai.datapunk.weft.metrics;

/** What the processor would write. */
public final class HandmadeReads_MetricSet implements HandmadeReads {

  private final Counter reads;

  public HandmadeReads_MetricSet(Metrics metrics) {
    this.reads = metrics.counter("handmade_reads_total", "Reads").register();
  }

  @Override
  public void read() {
    reads.increment();
  }
}
