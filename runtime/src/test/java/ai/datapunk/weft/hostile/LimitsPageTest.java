package ai.datapunk.weft.hostile;

import static ai.datapunk.weft.testing.AdvisedCall.throwing;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.SeriesRules;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.label.LabelSanitizer;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.retry.RetryMetrics;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.ShownCode;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What docs/limits.md shows is code of this class, compiled and run. */
class LimitsPageTest {

  private static final MethodSpec CHECKOUT =
      MethodSpec.of("checkout(java.lang.Object)")
          .timed("shop", "checkout")
          .loadBalanced("shop", "round_robin", 10, 0)
          .timed(
              CustomHistogram.of("checkout_duration_seconds", "Checkouts.")
                  .boundedLabel("tenant", 0, 10));

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private Probe checkout(Mesh.Builder builder) {
    Mesh mesh = builder.registry(registry).configuration(Configuration.none()).build();
    return NewProbe.of(CHECKOUT, mesh, Object.class);
  }

  private double checkouts(String tenant) {
    return Scrape.of(registry).value("checkout_duration_seconds_count", "tenant", tenant);
  }

  @Test
  void codeSaysLimits() {
    checkout(
        // tag::limits[]
        Mesh.builder()
            .limits(
                SeriesLimits.defaults()
                    .perFamily(500)
                    .family("checkout_duration_seconds", 2_000)
                    .errorTypes(20))
        // end::limits[]
        );
    RetryMetrics retries = RetryMetrics.in(registry);
    for (int i = 0; i < 501; i++) {
      retries.recordAttempt("service-" + i, "fetch", 1);
    }
    assertThat(overflow()).isEqualTo(1);
  }

  @Test
  void codeSaysARetention() throws Throwable {
    ManualTicker time = new ManualTicker();
    Probe probe =
        checkout(
            // tag::retention[]
            Mesh.builder()
                .limits(
                    SeriesLimits.defaults()
                        .retention("checkout_duration_seconds", Duration.ofHours(1)))
                // end::retention[]
                .ticker(time));
    AdvisedCall.of(probe, "acme", given -> "done");
    assertThat(checkouts("acme")).isEqualTo(1);
    time.millis(TimeUnit.HOURS.toMillis(1));
    assertThat(checkouts("acme")).isNaN();
  }

  @Test
  void codeHasASayInLabelValuesAndErrorTypes() throws Throwable {
    Probe probe =
        checkout(
            // tag::functions[]
            Mesh.builder()
                .labelSanitizer(
                    (metric, label, value) ->
                        value.startsWith("tmp-")
                            ? "tmp"
                            : LabelSanitizer.standard().sanitize(metric, label, value))
                .errorTypes(
                    thrown ->
                        thrown instanceof SQLException sql && sql.getSQLState() != null
                            ? "sql_" + sql.getSQLState()
                            : null)
            // end::functions[]
            );
    AdvisedCall.of(probe, "tmp-1", given -> "done");
    AdvisedCall.of(probe, "tmp-2", given -> "done");
    AdvisedCall.thrown(probe, "joe@shop.example", throwing(new SQLException("no", "40001")));
    AdvisedCall.thrown(probe, "joe@shop.example", throwing(new SQLException("no")));
    assertThat(checkouts("tmp")).isEqualTo(2);
    assertThat(checkouts("masked_email")).isEqualTo(2);
    assertThat(
            Scrape.of(registry)
                .value("load_balancer_errors_total", "service", "shop", "error_type", "sql_40001"))
        .isEqualTo(1);
    assertThat(
            Scrape.of(registry)
                .value(
                    "load_balancer_errors_total", "service", "shop", "error_type", "SQLException"))
        .isEqualTo(1);
  }

  private double overflow() {
    return Scrape.of(registry).value("weft_overflow_total", "family", "retry_attempts_total");
  }

  @Test
  void aMeshThatIsThereIsToldTheSame() {
    RetryMetrics retries = RetryMetrics.in(registry);
    try (Mesh own = Mesh.builder().registry(registry).configuration(Configuration.none()).build()) {
      Weft.use(own);
      // tag::rules[]
      SeriesRules rules =
          new SeriesRules(
              SeriesLimits.defaults().perFamily(500),
              LabelSanitizer.standard(),
              thrown -> thrown instanceof SQLException ? "sql" : null);
      Weft.mesh().rules(rules);
      // end::rules[]
      for (int i = 0; i < 501; i++) {
        retries.recordAttempt("service-" + i, "fetch", 1);
      }
      assertThat(overflow()).isEqualTo(1);
      own.endRules(rules);
      retries.recordAttempt("another", "fetch", 1);
      assertThat(overflow()).isEqualTo(1);
      Weft.release(own);
    }
  }

  @Test
  void thePageShowsThisCode() throws IOException {
    ShownCode.assertOf("limits.md", LimitsPageTest.class);
  }
}
