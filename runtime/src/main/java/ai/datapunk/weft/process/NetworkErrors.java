package ai.datapunk.weft.process;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The errors of network devices as Linux counts them, as {@code network_errors_total}; those of a
 * container are of its own devices. Left out are the loopback device and those that a host has for
 * its containers, which come and go with them.
 *
 * @param devices the file with a line for each device; where it is not there, nothing is shown
 */
record NetworkErrors(Path devices) {

  private static final Path LINUX = Path.of("/proc/net/dev");

  private static final Pattern LEFT_OUT =
      Pattern.compile("lo|(veth|cali|lxc|docker|br-|cni|virbr|vnet|tap|eni|gke|azv).*");

  private static final int TITLES = 2;

  /** Bytes, packets, and errors that were received; eight columns in all, then those sent. */
  private static final int RECEIVED = 2;

  private static final int SENT = RECEIVED + 8;

  static NetworkErrors ofThisHost() {
    return new NetworkErrors(LINUX);
  }

  /** Registers them with these labels. */
  void register(PrometheusRegistry registry, Labels labels) {
    CounterWithCallback.builder()
        .name("network_errors_total")
        .help("Errors of a network device.")
        .labelNames("device", "direction")
        .constLabels(labels)
        .callback(callback -> lines().forEach(line -> count(line, callback)))
        .register(registry);
  }

  private List<String> lines() {
    try {
      // A name may have any bytes.
      List<String> all = Files.readAllLines(devices, StandardCharsets.ISO_8859_1);
      return all.subList(Math.min(TITLES, all.size()), all.size());
    } catch (IOException | SecurityException untold) {
      return List.of();
    }
  }

  private static void count(String line, CounterWithCallback.Callback callback) {
    int nameEnd = line.indexOf(':');
    if (nameEnd < 0) {
      return;
    }
    String device = line.substring(0, nameEnd).strip();
    // A number may stand right behind the colon.
    String[] columns = line.substring(nameEnd + 1).strip().split("\\s+", -1);
    if (columns.length > SENT && !LEFT_OUT.matcher(device).matches()) {
      callback.call(Double.parseDouble(columns[RECEIVED]), device, "receive");
      callback.call(Double.parseDouble(columns[SENT]), device, "transmit");
    }
  }
}
