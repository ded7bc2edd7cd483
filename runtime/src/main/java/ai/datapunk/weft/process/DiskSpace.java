package ai.datapunk.weft.process;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The space of disks, as {@code disk_free_bytes} and {@code disk_total_bytes}. */
final class DiskSpace {

  private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);

  private final List<Disk> disks = new ArrayList<>();

  /** The space of the disks that these paths are on, each once. */
  DiskSpace(List<Path> paths) {
    List<FileStore> known = new ArrayList<>();
    for (Path path : paths) {
      Path full = path.toAbsolutePath().normalize();
      try {
        FileStore store = Files.getFileStore(full);
        if (!known.contains(store)) {
          known.add(store);
          disks.add(new Disk(full));
        }
      } catch (IOException away) {
        LOG.atWarn()
            .addKeyValue("path", full)
            .log("The space of the disk of {} is not shown while there is no such path", full);
        disks.add(new Disk(full));
      }
    }
  }

  /** Registers it with these labels. */
  void register(PrometheusRegistry registry, Labels labels) {
    // Not what is kept for the system's administrator: whoever writes gets no more than this.
    register(
        registry,
        labels,
        "disk_free_bytes",
        "Space that the application can still use on the disk of a path.",
        FileStore::getUsableSpace);
    register(
        registry,
        labels,
        "disk_total_bytes",
        "Size of the disk of a path.",
        FileStore::getTotalSpace);
  }

  private void register(
      PrometheusRegistry registry, Labels labels, String name, String help, Disk.Amount amount) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames("path")
        .constLabels(labels)
        .callback(
            callback ->
                disks.forEach(
                    disk -> disk.read(amount, bytes -> callback.call((double) bytes, disk.name()))))
        .register(registry);
  }
}
