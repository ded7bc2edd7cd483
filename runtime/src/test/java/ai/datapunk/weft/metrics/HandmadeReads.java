package ai.datapunk.weft.metrics;

import ai.datapunk.weft.annotation.Counted;
import ai.datapunk.weft.annotation.MetricSet;

/**
 * A metric set where the processor does not run: {@link HandmadeReads_MetricSet} is in its place.
 */
@MetricSet
public interface HandmadeReads {

  @Counted(name = "handmade_reads_total", help = "Reads")
  void read();
}
