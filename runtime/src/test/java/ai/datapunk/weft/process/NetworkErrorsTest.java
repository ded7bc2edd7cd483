package ai.datapunk.weft.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkErrorsTest {

  @TempDir private Path temp;

  /** What is shown, in a system of its own: the file of devices, and those with hardware. */
  private Map<String, Double> shown(Path devices, String... hardware) throws IOException {
    for (String device : hardware) {
      Files.createDirectories(temp.resolve("net").resolve(device).resolve("device"));
    }
    PrometheusRegistry registry = new PrometheusRegistry();
    new NetworkErrors(devices, temp.resolve("net"))
        .register(registry, Labels.of("service", "shop"));
    return ((CounterSnapshot) registry.scrape().get(0))
        .getDataPoints().stream()
            .collect(
                Collectors.toMap(
                    point ->
                        point.getLabels().get("service")
                            + " "
                            + point.getLabels().get("device")
                            + " "
                            + point.getLabels().get("direction"),
                    CounterSnapshot.CounterDataPointSnapshot::getValue));
  }

  /** The names of those that are shown, of these, in a system with that hardware. */
  private List<String> shownOf(List<String> devices, String... hardware) throws IOException {
    String lines =
        devices.stream()
            .map(device -> device + ": 10 1 1 0 0 0 0 0 10 1 1 0 0 0 0 0\n")
            .collect(Collectors.joining());
    return shown(Files.writeString(temp.resolve("dev"), "\n\n" + lines), hardware).keySet().stream()
        .map(series -> series.split(" ", -1)[1])
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void aMachineShowsWhatItHasHardwareFor() throws IOException {
    List<String> devices =
        List.of(
            "lo",
            "enp3s0",
            "wlp2s0",
            "bond0",
            "vlan7",
            "ifb0",
            "veth1a",
            "docker0",
            "br-7f",
            "virbr0",
            "tun0",
            "wg0",
            "mybridge");
    for (String virtual : devices) {
      Files.createDirectories(temp.resolve("net").resolve(virtual));
    }
    assertThat(shownOf(devices, "enp3s0", "wlp2s0")).containsExactly("enp3s0", "wlp2s0");
  }

  @Test
  void aContainerShowsItsEndOfThePairAndWhatHardwareItWasGiven() throws IOException {
    List<String> devices = List.of("lo", "eth0", "net1", "tunl0", "ifb0", "docker0", "veth1a");
    assertThat(shownOf(devices)).containsExactly("eth0");
    assertThat(shownOf(devices, "net1")).containsExactly("eth0", "net1");
  }

  @Test
  void whereNothingIsSaidOfHardwareNamesTell() throws IOException {
    List<String> virtual =
        List.of(
            "lo",
            "veth1a",
            "cali2b",
            "lxc3c",
            "docker0",
            "br-7f",
            "br0",
            "cni0",
            "virbr0",
            "vnet0",
            "tap0",
            "tun0",
            "tunl0",
            "ifb0",
            "dummy0",
            "wg0",
            "bond0",
            "eni9",
            "gke4",
            "azv5",
            "sit0",
            "gre0",
            "ip6tnl0",
            "vxlan.calico",
            "flannel.1",
            "cilium_host",
            "kube-ipvs0",
            "podman0",
            "bonding_masters",
            "team0",
            "vmnet8");
    List<String> real = List.of("enp3s0", "venet0", "wlan0");
    assertThat(shownOf(Stream.concat(virtual.stream(), real.stream()).toList()))
        .containsExactlyElementsOf(real.stream().sorted().toList());
  }

  @Test
  void linuxCountsThemByDeviceAndDirection() throws IOException {
    Path devices =
        Files.writeString(
            temp.resolve("dev"),
            """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                lo: 1448200535 4495575    7  113    0     0          0         0 1448200535 4495575    7    0    0    0     0       0
              eth0:1448200535 4495575    3  113    0     0          0         0 1448200535 4495575    4    0    0    0     0       0
            wlp0s20f3: 10 1    5  2    0     0          0         0 20 2    0    0    0    0     0       0
            vethe65a: 10 1    9  2    0     0          0         0 20 2    9    0    0    0     0       0
            docker0: 10 1    9  2    0     0          0         0 20 2    9    0    0    0     0       0
            half: 10 1    9  2
            nothing
            """);

    assertThat(shown(devices, "wlp0s20f3"))
        .isEqualTo(
            Map.of(
                "shop eth0 receive", 3.0,
                "shop eth0 transmit", 4.0,
                "shop wlp0s20f3 receive", 5.0,
                "shop wlp0s20f3 transmit", 0.0));
  }

  @Test
  void aNameMayHaveAnyBytes() throws IOException {
    byte[] line = "\n\nw\u00e9: 1 2 3 0 0 0 0 0 4 5 6 0 0 0 0 0\n".getBytes(ISO_8859_1);
    Path devices = Files.write(temp.resolve("dev"), line);
    assertThat(shown(devices))
        .isEqualTo(Map.of("shop w\u00e9 receive", 3.0, "shop w\u00e9 transmit", 6.0));
  }

  @Test
  void elsewhereThereAreNone() throws IOException {
    assertThat(shown(temp.resolve("none"))).isEmpty();
  }
}
