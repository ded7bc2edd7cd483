package ai.datapunk.weft.monitoring.drill;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.Monitoring;
import ai.datapunk.weft.monitoring.SampleShop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FasterTimeTest {

  private static final String RULES =
      """
      groups:
        - name: some
          interval: 1m
          rules:
            # For 5m, as increase(x[5m]) offset 1h.
            - alert: Some
              expr: |
                max by (job) (increase(a_total{state="open"}[5m])) > 60
                and
                sum(rate(b_total[1h] offset 10m)) / (sum(increase(b_total[1h])) + sum(increase(c_total[2h]))) > 0.1
                or
                max_over_time(rate(d[5m])[1h:30s]) > avg_over_time(d[1d:])
              for: 5m
              keep_firing_for: 100ms
              labels:
                window: 1h
              annotations:
                description: "for 5m, increase(x[5m])"
      """;

  private static final String FASTER =
      """
      groups:
        - name: some
          interval: 1s
          rules:
            # For 5m, as increase(x[5m]) offset 1h.
            - alert: Some
              expr: |
                max by (job) ((60 * increase(a_total{state="open"}[5s]))) > 60
                and
                sum(rate(b_total[60s] offset 10s)) / (sum((60 * increase(b_total[60s]))) + sum((60 * increase(c_total[120s])))) > 0.1
                or
                max_over_time(rate(d[5s])[60s:500ms]) > avg_over_time(d[1440s:])
              for: 5s
              keep_firing_for: 1ms
              labels:
                window: 1h
              annotations:
                description: "for 5m, increase(x[5m])"
      """;

  private static final String CONFIGURATION =
      """
      global:
        scrape_interval: 15s
        scrape_timeout: 10s
      route:
        group_wait: 30s
        group_interval: 5m
        repeat_interval: 4h
      """;

  @Test
  void timesOfRulesAreShorterAndWhatIsCountedInThemIsMore() {
    assertThat(new FasterTime(60).of(RULES)).isEqualTo(FASTER);
  }

  @Test
  void timesOfConfigurationAreShorter() {
    assertThat(new FasterTime(100).of(CONFIGURATION))
        .isEqualTo(
            """
            global:
              scrape_interval: 150ms
              scrape_timeout: 100ms
            route:
              group_wait: 300ms
              group_interval: 3s
              repeat_interval: 144s
            """);
  }

  @Test
  void whatPrometheusWritesDifferentlyIsUnderstood() {
    assertThat(
            faster(
                """
                sum(
                  increase(
                    a_total{path="[5m] offset 1h", le='1m'}[1h30m] offset 1w
                  )
                ) > 5 and predict_linear(b_bytes[6h], 4 ) < 0 # in 5m
                or rate(c_total[1y] offset -5m) > bool 1e2
                """))
        .isEqualTo(
            """
            sum(
              (60 * increase(
                a_total{path="[5m] offset 1h", le='1m'}[90s] offset 10080s
              ))
            ) > 5 and predict_linear(b_bytes[360s], 0.06666666666666667) < 0 # in 5m
            or rate(c_total[525600s] offset -5s) > bool 1e2
            """);
    assertThat(faster("predict_linear(x{a=\",1\"}[1h], 14400) < 0\n"))
        .isEqualTo("predict_linear(x{a=\",1\"}[60s], 240) < 0\n");
  }

  private static String faster(String query) {
    String begin = "rules:\n  - alert: A\n    expr: |\n";
    String text = new FasterTime(60).of(begin + query.indent(6) + "    for: 1h30m\n");
    assertThat(text).startsWith(begin).endsWith("\n    for: 90s\n");
    return text.substring(begin.length(), text.length() - "    for: 90s\n".length())
        .replaceAll("(?m)^ {6}", "");
  }

  @Test
  void aQueryOnOneLineMayBeInQuotes() {
    assertThat(new FasterTime(60).of("- expr: 'rate(x{a=''b''}[5m])'\n"))
        .isEqualTo("- expr: 'rate(x{a=''b''}[5s])'\n");
    assertThat(new FasterTime(60).of("- expr: \"job:x:rate5m[1h:]\"\n"))
        .isEqualTo("- expr: \"job:x:rate5m[60s:]\"\n");
    assertThat(new FasterTime(60).of("- expr: rate(x[5m])\n")).isEqualTo("- expr: rate(x[5s])\n");
    assertThat(new FasterTime(60).of("- expr: \"rate(x{a=\\\"\\a\\\"}[5m])\" # 5m\n"))
        .isEqualTo("- expr: \"rate(x{a=\\\"\\a\\\"}[5s])\" # 5m\n");
  }

  @Test
  void namesAreNoTimesWhateverTheyLookLike() {
    String names =
        """
        scrape_configs:
          - job_name: 3d
            labels:
              poll_interval: 10s
        route:
          receiver: 5m
          matchers:
            - 10s
        receivers:
          - name: "5m"
        """;
    assertThat(new FasterTime(60).of(names)).isEqualTo(names);
    assertThat(faster("sum by (offset, job) (x{offset=\"\ud83d\ude00 3d\"} offset 5m)\n"))
        .isEqualTo("sum by (offset, job) (x{offset=\"\ud83d\ude00 3d\"} offset 5s)\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"3d", "10s", "offset", "a: 3d", "increase(x[5m])", "x: |", "\ud83d\ude00"})
  void aServiceMayBeCalledWhateverItIs(String name) {
    Catalog catalog =
        new Catalog(
            name,
            SampleShop.catalog(
                    SampleShop.timed(name, Duration.ofDays(30)),
                    SampleShop.guarded(name, 10),
                    SampleShop.gauge("some_items", "offset", "time"))
                .classes());
    Map<String, String> drill = Monitoring.of(List.of(catalog)).drill(60).files();
    assertThat(drill.get("rules/objectives.yml")).contains("[5s]").doesNotContain("_total[5m]");
    assertThat(drill.get("prometheus/prometheus.yml")).contains("scrape_interval: 250ms");
  }

  /** Else a drill would be with some of the times as they are, and nobody would know. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "expr: x > 5m",
        "expr: x[$range]",
        "expr: x offset $offset",
        "expr: deriv(x[5m]) > 1",
        "expr: time() - x > 3600",
        "expr: predict_linear(x[1h], 4 * 3600) < 0",
        "expr: increase(x[5m]",
        "some_age: 5m",
        "for: 1ms",
        "expr: rate(x[59ms])"
      })
  void whatIsNotKnownFails(String line) {
    assertThatThrownBy(() -> new FasterTime(60).of(line + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(What becomes of '.*|'\\w+' is too short to be 60.*) Fix: .*");
  }

  /** Of a scrape and an evaluation each, a server has to do as many in as much less time. */
  @Test
  void aDrillIsNotFasterThanServersAre() {
    FasterTime time = new FasterTime(151);
    assertThatThrownBy(() -> time.requireBearable(Duration.ofSeconds(15)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "A drill 151 times faster would scrape and evaluate all rules every 99.3")
        .hasMessageEndingWith("Fix: let it be at most 150, or scrape less often.");
    time.requireBearable(Duration.ofSeconds(30));
    new FasterTime(150).requireBearable(Duration.ofSeconds(15));
    new FasterTime(1).requireBearable(Duration.ofMillis(1));
  }

  /** Whatever else rules and configuration come to say. */
  @Test
  void allTimesOfAllFilesAreShorter() {
    Monitoring shop = Monitoring.of(List.of(SampleShop.catalog())).groups("all");
    Map<String, String> usual = shop.files();
    Map<String, String> drill = shop.drill(60).files();
    int times = 0;
    for (Map.Entry<String, String> file : drill.entrySet()) {
      if (file.getKey().endsWith(".yml")) {
        List<Duration> expected = times(requireNonNull(usual.get(file.getKey())));
        times += expected.size();
        assertThat(times(file.getValue()))
            .as(file.getKey())
            .isEqualTo(
                expected.stream()
                    .map(time -> Duration.ofMillis(time.dividedBy(60).toMillis()))
                    .toList());
      }
    }
    assertThat(times).isGreaterThan(150);
  }

  /** All that looks like one, but in comments, texts and names. */
  private static List<Duration> times(String yaml) {
    String spoken = "(?m)^ *(#|summary:|description:|runbook:|window:).*$|\"[^\"]*\"|'[^']*'";
    return Pattern.compile("(?<![\\w.:])(\\d+)(ms|s|m|h|d|w|y)\\b")
        .matcher(yaml.replaceAll(spoken, ""))
        .results()
        .map(found -> DurationText.require(found.group()))
        .toList();
  }

  @Test
  void onceAsFastIsTheSame() {
    assertThat(new FasterTime(1).of(RULES)).isEqualTo(RULES);
  }

  @Test
  void slowerIsRefused() {
    assertThatThrownBy(() -> new FasterTime(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 is not faster. Fix: let it be how many times faster a drill is, as 60.");
  }
}
