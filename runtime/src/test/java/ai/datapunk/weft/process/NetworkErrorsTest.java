package ai.datapunk.weft.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkErrorsTest {

  @TempDir private Path temp;

  private static Map<String, Double> shown(Path devices) {
    PrometheusRegistry registry = new PrometheusRegistry();
    new NetworkErrors(devices).register(registry, Labels.of("service", "shop"));
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

    assertThat(shown(devices))
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
  void elsewhereThereAreNone() {
    assertThat(shown(temp.resolve("none"))).isEmpty();
  }
}
