package ai.datapunk.weft;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.testing.CapturedLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReloadAuditTest {

  private static Configuration of(Map<String, String> settings) {
    return Configuration.builder().add("a file", settings).build();
  }

  private static List<String> told(Configuration first, Configuration second) {
    try (Mesh mesh =
            Mesh.builder().registry(new PrometheusRegistry()).configuration(first).build();
        CapturedLog log = new CapturedLog()) {
      mesh.configure(second);
      return log.linesWith("event=configuration_reloaded");
    }
  }

  @Test
  void keysThatChangedAreToldWithoutTheirValues() {
    List<String> told =
        told(
            of(
                Map.of(
                    "weft.retry.delay", "1s",
                    "weft.retry.jitter", "0.5",
                    "weft.endpoint.tls-password", "s3cret",
                    "weft.endpoint.tls-key-store", "store.p12")),
            of(
                Map.of(
                    "weft.retry.delay", "2s",
                    "weft.retry.max-attempts", "4",
                    "weft.endpoint.tls-password", "0ther",
                    "weft.endpoint.tls-key-store", "store.p12")));
    assertThat(told)
        .singleElement()
        .asString()
        .endsWith(
            "event=configuration_reloaded"
                + " keys=weft.endpoint.tls-password,weft.retry.delay,weft.retry.jitter,"
                + "weft.retry.max-attempts Settings have changed:"
                + " weft.endpoint.tls-password,weft.retry.delay,weft.retry.jitter,"
                + "weft.retry.max-attempts");
  }

  @Test
  void nothingIsToldOfTheSameSettings() {
    assertThat(told(of(Map.of("weft.retry.delay", "1s")), of(Map.of("weft.retry.delay", "1s"))))
        .isEmpty();
  }

  @Test
  void noMoreThanTwentyKeysAreTold() {
    Map<String, String> many = new HashMap<>();
    for (int i = 10; i < 33; i++) {
      many.put("weft.retry.s" + i + ".delay", "1s");
    }
    assertThat(told(of(Map.of()), of(many)))
        .singleElement()
        .asString()
        .contains("weft.retry.s29.delay keys_left_out=3 ")
        .endsWith(",weft.retry.s29.delay and 3 more");
  }
}
