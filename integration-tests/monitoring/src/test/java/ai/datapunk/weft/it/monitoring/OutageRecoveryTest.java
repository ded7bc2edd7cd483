package ai.datapunk.weft.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.support.Promtool;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The web calls the shop, and the shop the lake, which is away for ten minutes. As long as anything
 * fires that this explains, what explains it does too: else who has the web would be told that it
 * is ill when all is well again.
 */
class OutageRecoveryTest {

  private static final int END = 180;
  private static final int BREAKS = 40;
  private static final int MENDS = 80;

  /** The circuits of callers close later, one after the other. */
  private static final int MENDS_LAST = 84;

  private static final String EXPLAINED =
      "ALERTS{alertstate=\"firing\",service=\"shop\",alertname=~\"CircuitBreakerOpen|HighErrorRate"
          + "|HighRetryRate|SlowRequests\"}";
  private static final String EXPLAINS =
      "ALERTS{alertstate=\"firing\",alertname=\"DependencyOutage\",job=\"shop\",service=\"lake\"}";

  private static final String OPEN =
      "circuit_breaker_state_seconds_total{job=\"%s\",instance=\"%s\",service=\"%s\",state=\"open\"}";
  private static final String OPENINGS =
      "circuit_breaker_state_changes_total{job=\"%s\",instance=\"%s\",service=\"%s\","
          + "from_state=\"closed\",to_state=\"open\"}";

  @TempDir private Path folder;
  private WrittenRules rules;

  @BeforeEach
  void write() throws Exception {
    rules =
        WrittenRules.in(
            folder,
            catalog -> catalog,
            monitoring -> monitoring.groups("service_mesh,service_health,performance"));
  }

  @Test
  void whatAnOutageExplainsEndsBeforeTheOutage() throws Exception {
    String open = openCircuits("shop", "lake", 15, 0);
    String often = openCircuits("shop", "lake", 1.8, 0.36);
    assertThat(
            said(
                test("its circuits are open all the time", open, 15, 0)
                    + test("they open again and again", often, 1.8, 0.36)
                    + withoutInstances()))
        .doesNotStartWith(Promtool.FAILED);
  }

  /** Else the test above would not see what is told. */
  @Test
  void itWouldNotIfTheOutageWereNotKept() throws Exception {
    rules.change(
        rule -> {
          if ("DependencyOutage".equals(rule.get("alert"))) {
            rule.remove("keep_firing_for");
          }
        });
    assertThat(said(withoutInstances()))
        .startsWith(Promtool.FAILED)
        .contains("unless on ()")
        .doesNotContain("count by (alertname)");
  }

  private String said(String tests) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("tests/recovery_test.yml"),
            "rule_files: [../rules/service_mesh.yml, ../rules/service_health.yml,"
                + " ../rules/performance.yml]\nevaluation_interval: 15s\ntests:\n"
                + tests);
    return Promtool.testedRules(List.of(file));
  }

  private static String withoutInstances() {
    return test("there is no instance of it", noInstances(), 15, 0);
  }

  private static String test(String name, String lake, double seconds, double openings) {
    return """
      - name: The lake is away, and %s
        interval: 15s
        input_series:
    %s    promql_expr_test:
          - expr: 'count_over_time((%s unless on () %s)[45m:15s])'
            eval_time: 45m
            exp_samples: []
          - expr: 'count(count by (alertname) (count_over_time(%s[45m])))'
            eval_time: 45m
            exp_samples: [{labels: '{}', value: 4}]
          - expr: 'ALERTS{alertstate="firing"}'
            eval_time: 45m
            exp_samples: []
    """
        .formatted(
            name,
            lake + servedByTheShop() + openCircuits("web", "shop", seconds, openings),
            EXPLAINED,
            EXPLAINS,
            EXPLAINED);
  }

  /** Of two processes, by how much is counted in each step. */
  private static String openCircuits(String job, String service, double seconds, double openings) {
    return series(OPEN.formatted(job, "a", service), meanwhile(seconds, MENDS))
        + series(OPEN.formatted(job, "b", service), meanwhile(seconds, MENDS_LAST))
        + series(OPENINGS.formatted(job, "a", service), meanwhile(openings, MENDS))
        + series(OPENINGS.formatted(job, "b", service), meanwhile(openings, MENDS_LAST));
  }

  private static String noInstances() {
    String values = "2x%d 0x%d 2x%d".formatted(BREAKS, MENDS - BREAKS - 1, END - MENDS - 1);
    return series(
            "load_balancer_active_instances{job=\"shop\",instance=\"a\",service=\"lake\"}", values)
        + series(
            "load_balancer_active_instances{job=\"shop\",instance=\"b\",service=\"lake\"}", values);
  }

  /** All requests fail meanwhile, after two seconds; and those who send them try again. */
  private static String servedByTheShop() {
    String requests =
        "http_requests_total{job=\"shop\",instance=\"a\",service=\"shop\",status=\"%s\"}";
    String within =
        "http_request_duration_seconds_bucket{job=\"shop\",instance=\"a\",service=\"shop\",le=\"%s\"}";
    String attempts =
        "retry_attempts_total{job=\"web\",instance=\"a\",service=\"shop\",operation=\"buy\","
            + "attempt=\"%s\"}";
    return series(requests.formatted("200"), counter(15, 15, MENDS))
        + series(requests.formatted("503"), meanwhile(150, MENDS))
        + series(within.formatted("1.0"), counter(15, 15, MENDS))
        + series(within.formatted("2.5"), counter(15, 165, MENDS))
        + series(within.formatted("+Inf"), counter(15, 165, MENDS))
        + series(attempts.formatted("1"), counter(15, 165, MENDS))
        + series(attempts.formatted("2"), meanwhile(150, MENDS));
  }

  /** A counter that rises while the lake is away. */
  private static String meanwhile(double step, int mends) {
    return counter(0, step, mends);
  }

  private static String counter(double calm, double meanwhile, int mends) {
    BigDecimal usual = BigDecimal.valueOf(calm);
    BigDecimal other = BigDecimal.valueOf(meanwhile);
    int away = mends - BREAKS;
    int after = END - mends;
    BigDecimal broken = usual.multiply(BigDecimal.valueOf(BREAKS));
    BigDecimal mended = broken.add(other.multiply(BigDecimal.valueOf(away)));
    return "0+%sx%d %s+%sx%d %s+%sx%d"
        .formatted(
            usual, BREAKS, broken.add(other), other, away - 1, mended.add(usual), usual, after - 1);
  }

  private static String series(String series, String values) {
    return "      - {series: '" + series + "', values: '" + values + "'}\n";
  }
}
