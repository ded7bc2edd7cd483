package ai.datapunk.weft.process;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The errors of network devices as Linux counts them, as {@code network_errors_total}; those of a
 * container are of its own devices. Shown are devices with hardware behind them and those called
 * {@code eth0} and the like, as a container calls its end of a pair. Where there are none of these,
 * all are but those whose names say that they are made of software: errors of a bridge or a tunnel
 * come and go with it, and those of a bond are its devices' own.
 *
 * @param devices the file with a line for each device; where it is not there, nothing is shown
 * @param hardware the folder with one for each device, where a link leads to its hardware if it has
 *     some
 */
record NetworkErrors(Path devices, Path hardware) {

  private static final Path LINUX = Path.of("/proc/net/dev");
  private static final Path LINUX_HARDWARE = Path.of("/sys/class/net");

  private static final Pattern ETHERNET = Pattern.compile("eth\\d+");

  private static final Pattern SOFTWARE =
      Pattern.compile(
          "lo|(veth|cali|lxc|docker|podman|br-|br\\d|cni|cilium|flannel|kube|virbr|vnet|vmnet|vxlan"
              + "|tap|tun|wg|sit|gre|ip6tnl|ifb|dummy|bond|team|eni|gke|azv).*");

  private static final int TITLES = 2;

  /** Bytes, packets, and errors that were received; eight columns in all, then those sent. */
  private static final int RECEIVED = 2;

  private static final int SENT = RECEIVED + 8;

  static NetworkErrors ofThisHost() {
    return new NetworkErrors(LINUX, LINUX_HARDWARE);
  }

  /** Registers them with these labels. */
  void register(PrometheusRegistry registry, Labels labels) {
    CounterWithCallback.builder()
        .name("network_errors_total")
        .help("Errors of a network device.")
        .labelNames("device", "direction")
        .constLabels(labels)
        .callback(callback -> shown().forEach(each -> each.tell(callback)))
        .register(registry);
  }

  /** What is counted of a device. */
  private record Errors(String device, double received, double sent) {

    void tell(CounterWithCallback.Callback callback) {
      callback.call(received, device, "receive");
      callback.call(sent, device, "transmit");
    }
  }

  private List<Errors> shown() {
    List<Errors> all = lines().stream().flatMap(line -> errors(line).stream()).toList();
    List<Errors> certain = all.stream().filter(each -> isCertain(each.device)).toList();
    return certain.isEmpty()
        ? all.stream().filter(each -> !SOFTWARE.matcher(each.device).matches()).toList()
        : certain;
  }

  private boolean isCertain(String device) {
    return ETHERNET.matcher(device).matches() || hasHardware(device);
  }

  private boolean hasHardware(String device) {
    try {
      return Files.exists(hardware.resolve(device).resolve("device"));
    } catch (InvalidPathException | SecurityException untold) {
      return false;
    }
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

  private static Optional<Errors> errors(String line) {
    int nameEnd = line.indexOf(':');
    if (nameEnd < 0) {
      return Optional.empty();
    }
    String device = line.substring(0, nameEnd).strip();
    // A number may stand right behind the colon.
    String[] columns = line.substring(nameEnd + 1).strip().split("\\s+", -1);
    if (columns.length <= SENT) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Errors(
              device, Double.parseDouble(columns[RECEIVED]), Double.parseDouble(columns[SENT])));
    } catch (NumberFormatException other) {
      return Optional.empty();
    }
  }
}
