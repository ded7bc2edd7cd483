package ai.datapunk.weft.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.ConfigurationException;
import ai.datapunk.weft.testing.CapturedLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredEndpointTest {

  private static Configuration of(Map<String, String> settings) {
    return Configuration.of(settings, Map.of(), Map.of());
  }

  private static MetricsEndpoint.Builder builder() {
    return MetricsEndpoint.builder().registry(new PrometheusRegistry());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void whatIsConfiguredTakesThePlaceOfWhatCodeSays() throws IOException {
    int port = freePort();
    Configuration configuration =
        of(
            Map.of(
                "weft.endpoint.port", String.valueOf(port), "weft.endpoint.address", "127.0.0.1"));
    try (MetricsEndpoint endpoint = builder().configuration(configuration).port(1).start()) {
      assertThat(endpoint.port()).isEqualTo(port);
    }
  }

  @Test
  void theEnvironmentHasTheSameKeys() throws IOException {
    int port = freePort();
    Configuration configuration =
        Configuration.of(Map.of(), Map.of("WEFT_ENDPOINT_PORT", String.valueOf(port)), Map.of());
    try (MetricsEndpoint endpoint =
        MetricsEndpoint.fromConfiguration(configuration).orElseThrow()) {
      assertThat(endpoint.uri()).hasPort(port).hasHost("127.0.0.1");
    }
  }

  @Test
  void thereIsNoneWhereItIsSwitchedOff() {
    try (CapturedLog log = new CapturedLog()) {
      assertThat(MetricsEndpoint.fromConfiguration(of(Map.of("weft.endpoint.enabled", "false"))))
          .isEmpty();
      // It is no annotation.
      assertThat(log.linesWith("Switched off")).isEmpty();
    }
  }

  @Test
  void allThatCannotBeIsToldAtOnceWithItsKey() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                of(
                    Map.of(
                        "weft.endpoint.port", "70000",
                        "weft.endpoint.address", "10.0.0.1:9464",
                        "weft.endpoint.deadline", "1ms",
                        "weft.endpoint.threads", "0")))
        .satisfies(
            fault ->
                assertThat(fault.problems())
                    .containsExactly(
                        "weft.endpoint.address is '10.0.0.1:9464' (weft.properties) but must be an"
                            + " address such as 127.0.0.1, or a host's name",
                        "weft.endpoint.deadline is '1ms' (weft.properties) but must be a time of"
                            + " 100ms or more, such as 250ms or 30s",
                        "weft.endpoint.port is '70000' (weft.properties) but must be a whole number"
                            + " from 0 to 65535",
                        "weft.endpoint.threads is '0' (weft.properties) but must be a whole number"
                            + " from 1 to 64"));
  }

  @Test
  void aKeyThatNothingReadsIsAnErrorWithTheNearest() {
    assertThatThrownBy(
            () -> of(Map.of("weft.endpoint.prot", "1", "weft.endpoint.inventory.port", "1")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "weft.endpoint.prot (weft.properties) is not known; did you mean weft.endpoint.port?")
        .hasMessageContaining("weft.endpoint.inventory.port (weft.properties) is not known");
  }

  /** What was to protect the endpoint does not go without a word, or with one that nobody reads. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "weft.endpoint.tls-client-cas",
        "weft.endpoints.tls-certificate",
        "weft.view.v.onyl",
        "weft.views.v.only",
        "weft.principals.a.token-hash",
        "weft.principal.a.token"
      })
  void aMisspeltKeyThatWasToProtectIsAnError(String key) {
    assertThatThrownBy(() -> of(Map.of(key, "x")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(key + " (weft.properties) is not known; did you mean weft.");
    String variable = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    assertThatThrownBy(() -> Configuration.of(Map.of(), Map.of(variable, "x"), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(variable + " (environment) is not known; did you mean WEFT_");
  }

  @Test
  void aHostThatIsNotKnownIsNamedWithItsKey() {
    // Reserved: never a host.
    Configuration configuration = of(Map.of("weft.endpoint.address", "nowhere.invalid"));
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> builder().configuration(configuration).start())
        .withMessage(
            "weft.endpoint.address is 'nowhere.invalid' (weft.properties), a host that is not"
                + " known");
  }

  @Test
  void codeIsHeldToTheSameRanges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().port(65_536))
        .withMessage("A port must be 0 to 65535, but it is 65536");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().deadline(Duration.ofMillis(1)))
        .withMessage("A deadline must be \"100ms\" to \"10m\", but it is PT0.001S");
    assertThatIllegalArgumentException().isThrownBy(() -> builder().threads(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().queue(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().backlog(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().stopWithin(Duration.ofMinutes(2)));
  }

  @Test
  void noneStartsFromSettingsOfWhichOneCannotBe() {
    System.setProperty("weft.endpoint.enabled", "false");
    System.setProperty("weft.endpoint.principals", "prometheus");
    System.setProperty("weft.principal.prometheus.view", "everything");
    System.setProperty("weft.principal.prometheus.token-hash", "secret");
    System.setProperty("weft.retry.delay", "soon");
    try (CapturedLog log = new CapturedLog()) {
      makeWeftsMeshAnew();
      assertThatIllegalArgumentException()
          .isThrownBy(MetricsEndpoint::fromConfiguration)
          .withMessage(
              "Weft's configuration cannot be used:\n"
                  + "  weft.principal.prometheus.token-hash (system property) must be a hash of a"
                  + " token, as `ai.datapunk.weft.credentials.HashCommand token` makes it\n"
                  + "  weft.retry.delay is 'soon' (system property) but must be a time of 0ms or"
                  + " more, such as 250ms or 30s")
          .withCauseInstanceOf(ConfigurationException.class);
      Configuration unusable = Weft.mesh().configuration();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder().port(0).configuration(unusable).start());
      assertThat(log.linesWith("Nothing is configured")).hasSize(1);
    } finally {
      System.clearProperty("weft.endpoint.enabled");
      System.clearProperty("weft.endpoint.principals");
      System.clearProperty("weft.principal.prometheus.view");
      System.clearProperty("weft.principal.prometheus.token-hash");
      System.clearProperty("weft.retry.delay");
      makeWeftsMeshAnew();
    }
    assertThat(Weft.mesh().configuration()).isEqualTo(Configuration.load());
  }

  private static void makeWeftsMeshAnew() {
    try (Mesh other =
        Mesh.builder()
            .registry(new PrometheusRegistry())
            .configuration(Configuration.none())
            .build()) {
      Weft.use(other);
      Weft.release(other);
    }
  }

  @Test
  void noneStartsFromAFileThatCannotBeRead() {
    UncheckedIOException unreadable =
        new UncheckedIOException("weft.properties cannot be read", new IOException("gone"));
    Configuration unusable = Configuration.unusable(unreadable);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> MetricsEndpoint.fromConfiguration(unusable))
        .withCause(unreadable)
        .satisfies(
            fault ->
                assertThat(fault.problems()).containsExactly("weft.properties cannot be read"));
  }
}
