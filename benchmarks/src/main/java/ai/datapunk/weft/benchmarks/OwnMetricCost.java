package ai.datapunk.weft.benchmarks;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.annotation.Amount;
import ai.datapunk.weft.annotation.Counted;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MetricSet;
import ai.datapunk.weft.annotation.Observed;
import ai.datapunk.weft.metrics.Counter;
import ai.datapunk.weft.metrics.Histogram;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What recording in a metric of one's own costs beside the Prometheus client. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OwnMetricCost {

  /** What an event is. */
  public enum EventType {
    CLICK,
    VIEW,
    SALE
  }

  /** What became of it. */
  public enum Status {
    OK,
    DROPPED
  }

  /** The same metrics as a metric set, whose implementation the processor writes. */
  @MetricSet
  interface Set {

    @Counted(name = "set_events_total", help = "Events")
    void event(@Label("type") EventType type, @Label("status") Status status);

    @Counted(name = "set_reads_total", help = "Reads")
    void read(@Label(value = "topic", max = 40) String topic);

    @Observed(
        name = "set_batch_duration_seconds",
        help = "Durations",
        buckets = {.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10})
    void took(@Amount(nanos = true) long nanos);
  }

  private static final double[] BUCKETS = {
    .005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10
  };

  private static final long NANOS = 3_000_000;
  private static final double SECONDS = 0.003;

  private final PrometheusRegistry clients = new PrometheusRegistry();
  private final Mesh mesh = Mesh.builder().registry(new PrometheusRegistry()).build();

  private final Counter byEnums =
      mesh.metrics()
          .counter("own_events_total", "Events")
          .label("type", EventType.class)
          .label("status", Status.class)
          .register();
  private final Counter byText =
      mesh.metrics().counter("own_reads_total", "Reads").label("topic", 40).register();
  private final Histogram durations =
      mesh.metrics().histogram("own_duration_seconds", "Durations").buckets(BUCKETS).register();

  private final Set set = mesh.metrics().of(Set.class);

  private final io.prometheus.metrics.core.metrics.Counter clientEvents =
      io.prometheus.metrics.core.metrics.Counter.builder()
          .name("client_events_total")
          .labelNames("type", "status")
          .register(clients);
  private final io.prometheus.metrics.core.metrics.Counter clientReads =
      io.prometheus.metrics.core.metrics.Counter.builder()
          .name("client_reads_total")
          .labelNames("topic")
          .register(clients);
  private final CounterDataPoint clientBound = clientEvents.labelValues("VIEW", "OK");
  private final DistributionDataPoint clientDurations =
      io.prometheus.metrics.core.metrics.Histogram.builder()
          .name("client_duration_seconds")
          .classicOnly()
          .classicUpperBounds(BUCKETS)
          .labelNames("type")
          .register(clients)
          .labelValues("VIEW");

  // Not constants: what an application counts by is not known to the JIT.
  private EventType type = EventType.VIEW;
  private Status status = Status.OK;
  private String topic = "orders";
  private long nanos = NANOS;
  private double seconds = SECONDS;

  /** Ends the mesh. */
  @TearDown
  public void close() {
    mesh.close();
  }

  /** A counter with two enum labels. */
  @Benchmark
  public void ownByEnums() {
    byEnums.labelValues(type, status).increment();
  }

  /** A counter with a label of texts. */
  @Benchmark
  public void ownByText() {
    byText.labelValues(topic).increment();
  }

  /** A histogram without labels. */
  @Benchmark
  public void ownHistogram() {
    durations.observe(seconds);
  }

  /** The same, in nanoseconds. */
  @Benchmark
  public void ownHistogramNanos() {
    durations.observeNanos(nanos);
  }

  /** A counter with two enum labels, of a metric set. */
  @Benchmark
  public void setByEnums() {
    set.event(type, status);
  }

  /** A counter with a label of texts, of a metric set. */
  @Benchmark
  public void setByText() {
    set.read(topic);
  }

  /** A histogram without labels, of a metric set, in nanoseconds. */
  @Benchmark
  public void setHistogramNanos() {
    set.took(nanos);
  }

  /** The client's counter, whose data point was looked up before. */
  @Benchmark
  public void clientBound() {
    clientBound.inc();
  }

  /** The client's counter with two labels. */
  @Benchmark
  public void clientByTwoLabels() {
    clientEvents.labelValues(type.name(), status.name()).inc();
  }

  /** The client's counter with one label. */
  @Benchmark
  public void clientByText() {
    clientReads.labelValues(topic).inc();
  }

  /** The client's histogram, whose data point was looked up before. */
  @Benchmark
  public void clientHistogramBound() {
    clientDurations.observe(seconds);
  }
}
