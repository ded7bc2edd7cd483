package ai.datapunk.weft.process;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The space of disks, as {@code disk_free_bytes} and {@code disk_total_bytes}.
 *
 * @param disks each by a path of its own
 */
record DiskSpace(List<Disk> disks) {

  private static final Duration LIMIT = Duration.ofSeconds(1);

  /** The space of the disks that these paths are on. */
  static DiskSpace of(List<Path> paths) {
    return new DiskSpace(
        paths.stream()
            .map(path -> path.toAbsolutePath().normalize())
            .distinct()
            .map(path -> new Disk(path, Disk.Space::of, LIMIT))
            .toList());
  }

  /** Registers it with these labels. */
  void register(PrometheusRegistry registry, Labels labels) {
    register(
        registry,
        labels,
        "disk_free_bytes",
        "Space that the application can still use on the disk of a path.",
        Disk.Space::free);
    register(
        registry, labels, "disk_total_bytes", "Size of the disk of a path.", Disk.Space::total);
  }

  private void register(
      PrometheusRegistry registry,
      Labels labels,
      String name,
      String help,
      ToLongFunction<Disk.Space> bytes) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames("path")
        .constLabels(labels)
        .callback(
            callback -> {
              for (Disk disk : disks) {
                Disk.Space space = disk.space();
                if (space != null) {
                  callback.call((double) bytes.applyAsLong(space), disk.name());
                }
              }
            })
        .register(registry);
  }
}
