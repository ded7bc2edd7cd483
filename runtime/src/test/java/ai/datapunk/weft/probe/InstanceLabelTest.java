package ai.datapunk.weft.probe;

import static ai.datapunk.weft.testing.AdvisedCall.throwing;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.record.SeriesWiring;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FetchFixture;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.ScrapedText;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen of the address of an instance: in every series, and in the log. */
class InstanceLabelTest extends FetchFixture {

  private static final MethodSpec METHOD =
      MethodSpec.of("fetch(java.lang.Object)")
          .retried("stock", "fetch", THREE)
          .loadBalanced("stock", "weighted_round_robin", 2, 0);

  private volatile List<?> source = List.of();

  private static URI withPassword(String password) {
    return URI.create("https://svc-orders:" + password + "@10.0.0.5:9200");
  }

  private double requests() {
    return Scrape.of(registry)
        .value(
            "load_balancer_requests_total",
            "service",
            "stock",
            "instance",
            "10.0.0.5:9200",
            "strategy",
            "weighted_round_robin");
  }

  @Test
  void aPasswordIsInNoSeriesAndNotInTheLog() throws Throwable {
    source = List.of(withPassword("hunter2"));
    try (CapturedLog log = new CapturedLog()) {
      mesh.instances("stock", () -> source);
      Probe probe = NewProbe.withZeros(METHOD, mesh, Object.class);
      AdvisedCall.of(probe, null, argument -> argument);
      AdvisedCall.thrown(probe, null, throwing(new ConnectException()));
      AdvisedCall.of(probe, withPassword("hunter3"), argument -> argument);
      assertThat(ScrapedText.of(registry))
          .anyMatch(line -> line.contains("instance=\"10.0.0.5:9200\""))
          .noneMatch(line -> line.contains("hunter"))
          .noneMatch(line -> line.contains("svc-orders"));
      source = List.of();
      assertThat(mesh.instances("stock")).isEmpty();
      assertThat(log.linesWith("instance=10.0.0.5:9200 Instance found")).hasSize(1);
      assertThat(log.linesWith("instance=10.0.0.5:9200 Instance lost")).hasSize(1);
      assertThat(log.linesWith("hunter")).isEmpty();
      assertThat(log.linesWith("svc-orders")).isEmpty();
    }
  }

  @Test
  void aNewPasswordMakesNoNewSeriesAndIsUsedAtOnce() throws Throwable {
    source = List.of(withPassword("hunter0"));
    mesh.instances("stock", () -> source);
    Probe probe = NewProbe.of(METHOD, mesh, Object.class);
    AdvisedCall.of(probe, null, argument -> argument);
    List<String> series = ScrapedText.series(registry);
    for (int i = 1; i <= 20; i++) {
      source = List.of(withPassword("hunter" + i));
      assertThat(AdvisedCall.of(probe, null, argument -> argument))
          .isEqualTo(withPassword("hunter" + i));
    }
    assertThat(ScrapedText.series(registry)).isEqualTo(series);
    assertThat(requests()).isEqualTo(21);
  }

  @Test
  void aNewPasswordThatACallerNamesMakesNoNewSeriesEither() throws Throwable {
    Probe probe = NewProbe.of(METHOD, mesh, Object.class);
    AdvisedCall.of(probe, withPassword("hunter0"), argument -> argument);
    List<String> series = ScrapedText.series(registry);
    for (int i = 1; i <= 20; i++) {
      assertThat(AdvisedCall.of(probe, withPassword("hunter" + i), argument -> argument))
          .isEqualTo(withPassword("hunter" + i));
    }
    assertThat(ScrapedText.series(registry)).isEqualTo(series);
    assertThat(requests()).isEqualTo(21);
  }

  @Test
  void anInstanceBeyondTheLimitHasNoSeriesNotEvenAtZero() throws Throwable {
    Probe probe = NewProbe.of(METHOD, mesh, Object.class);
    mesh.instances("stock", InstanceSource.of("a", "b", "c"));
    for (int i = 0; i < 3; i++) {
      AdvisedCall.of(probe, null, argument -> null);
    }
    assertThat(ScrapedText.series(registry))
        .anyMatch(series -> series.contains("instance=\"other\""))
        .noneMatch(series -> series.contains("instance=\"c\""));
  }

  @Test
  void aLabelOfOnesOwnHasNoUserInfoEither() throws Throwable {
    Probe probe =
        NewProbe.of(
            MethodSpec.of("fetch(java.lang.Object)")
                .timed(CustomHistogram.of("own_seconds", "Own.").boundedLabel("to", 0, 2)),
            mesh,
            Object.class);
    for (String password : List.of("hunter0", "hunter1", "hunter2")) {
      AdvisedCall.of(probe, withPassword(password), argument -> null);
      AdvisedCall.of(probe, withPassword(password).toString(), argument -> null);
    }
    assertThat(
            Scrape.of(registry)
                .value("own_seconds_count{to=\"https://masked_credentials@10.0.0.5:9200\"}"))
        .isEqualTo(6);
    assertThat(ScrapedText.of(registry)).noneMatch(line -> line.contains("hunter"));
  }

  @ParameterizedTest
  @CsvSource({
    "java.net.URI, https://svc:hunter 2@10.0.0.5:9200, Illegal character in authority",
    "java.net.InetSocketAddress, svc:hunter2@10.0.0.5:9200, 10.0.0.5:9200' is not written",
    "java.net.InetSocketAddress, https://svc:hunter2@10.0.0.5, https://10.0.0.5' is not written",
  })
  void aConfiguredAddressThatIsRefusedIsToldWithoutItsPassword(
      Class<?> type, String configured, String told) {
    try (CapturedLog log = new CapturedLog()) {
      configure(type, configured);
      assertThat(log.linesWith("The configured instances of service"))
          .singleElement()
          .asString()
          .contains(told);
      assertThat(log.linesWith("hunter")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stock", "stock:http", "stock:99999", "stock:-1", ":80"})
  void aConfiguredAddressWithoutAPortIsRefused(String configured) {
    try (CapturedLog log = new CapturedLog()) {
      configure(InetSocketAddress.class, configured);
      assertThat(log.linesWith("'" + configured + "' is not written host:port")).hasSize(1);
    }
  }

  private static void configure(Class<?> type, String instances) {
    Map<String, String> properties = Map.of("weft.load-balancer.stock.instances", instances);
    Mesh mesh =
        Mesh.builder()
            .registry(new PrometheusRegistry())
            .configuration(Configuration.of(Map.of(), Map.of(), properties))
            .build();
    NewProbe.of(
        new SeriesWiring(METHOD, mesh.engine().store()), mesh, new Class<?>[] {type}, Object.class);
  }
}
