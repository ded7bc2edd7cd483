package ai.datapunk.weft.process;

import ai.datapunk.weft.store.MetricStore;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The space of disks, as {@code disk_free_bytes} and {@code disk_total_bytes}: collected together,
 * so that both of a scrape are of one answer of each disk. Thread-safe.
 *
 * @param gauges those that are shown
 * @param store counts lines of the log that are lost
 */
record DiskMetrics(DiskSpace space, Labels labels, List<DiskGauge> gauges, MetricStore store)
    implements MultiCollector {

  private static final String PATH = "path";

  /** What is shown of a disk. */
  enum DiskGauge {
    FREE(
        "disk_free_bytes",
        "Space that the application can still use on the disk of a path.",
        Disk.Space::free),
    TOTAL("disk_total_bytes", "Size of the disk of a path.", Disk.Space::total);

    private final MetricMetadata metadata;
    private final ToLongFunction<Disk.Space> bytes;

    DiskGauge(String name, String help, ToLongFunction<Disk.Space> bytes) {
      this.metadata = new MetricMetadata(name, help);
      this.bytes = bytes;
    }

    String metricName() {
      return metadata.getPrometheusName();
    }
  }

  /**
   * Registers those of them that are wanted, with these labels.
   *
   * @param store counts lines of the log that are lost
   */
  static void register(DiskSpace space, CollectedMetrics all, Labels labels, MetricStore store) {
    List<DiskGauge> gauges = List.of(DiskGauge.values());
    gauges.forEach(gauge -> all.addKnown(gauge.metricName()));
    List<DiskGauge> wanted =
        gauges.stream().filter(gauge -> all.isWanted(gauge.metricName())).toList();
    if (!wanted.isEmpty()) {
      all.register(new DiskMetrics(space, labels, wanted, store));
    }
  }

  @Override
  public MetricSnapshots collect() {
    return collect(name -> true);
  }

  @Override
  public MetricSnapshots collect(Predicate<String> included) {
    List<DiskGauge> asked =
        gauges.stream().filter(gauge -> included.test(gauge.metricName())).toList();
    if (asked.isEmpty()) {
      return new MetricSnapshots();
    }
    Map<String, Disk.Space> answers = space.byPath(store);
    MetricSnapshots.Builder collected = MetricSnapshots.builder();
    asked.forEach(gauge -> collected.metricSnapshot(snapshot(gauge, answers)));
    return collected.build();
  }

  private GaugeSnapshot snapshot(DiskGauge gauge, Map<String, Disk.Space> answers) {
    return new GaugeSnapshot(
        gauge.metadata,
        answers.entrySet().stream()
            .map(
                answer ->
                    new GaugeSnapshot.GaugeDataPointSnapshot(
                        (double) gauge.bytes.applyAsLong(answer.getValue()),
                        labels.merge(Labels.of(PATH, answer.getKey())),
                        null))
            .toList());
  }

  @Override
  @SuppressWarnings("deprecation") // What later clients ask for in place of these, 1.5 does not.
  public List<String> getPrometheusNames() {
    return gauges.stream().map(DiskGauge::metricName).toList();
  }

  @Override
  @SuppressWarnings("deprecation")
  public MetricType getMetricType(String name) {
    return MetricType.GAUGE;
  }

  @Override
  @SuppressWarnings("deprecation")
  public Set<String> getLabelNames(String name) {
    Set<String> names = new TreeSet<>();
    labels.forEach(label -> names.add(label.getName()));
    names.add(PATH);
    return names;
  }

  @Override
  @SuppressWarnings("deprecation")
  public @Nullable MetricMetadata getMetadata(String name) {
    return gauges.stream()
        .filter(gauge -> gauge.metricName().equals(name))
        .map(gauge -> gauge.metadata)
        .findFirst()
        .orElse(null);
  }
}
