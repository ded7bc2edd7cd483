package ai.datapunk.weft.benchmarks;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a scrape costs of series that Weft keeps, and of the same series kept by the client. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScrapeCost {

  /** Who keeps the series. */
  @Param public KeptSeries kept = KeptSeries.WEFT;

  /** How many series Prometheus sees. */
  @Param({"10000", "100000"})
  public int series;

  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private PrometheusRegistry registry = new PrometheusRegistry();
  private MetricSnapshots snapshots = new MetricSnapshots();

  /** Makes the series. */
  @Setup
  public void setUp() {
    registry = kept.registry(series);
    snapshots = registry.scrape();
  }

  /** Takes the values. */
  @Benchmark
  public MetricSnapshots scrape() {
    return registry.scrape();
  }

  /** Writes values that were taken. */
  @Benchmark
  public void write() throws IOException {
    writer.write(OutputStream.nullOutputStream(), snapshots);
  }
}
