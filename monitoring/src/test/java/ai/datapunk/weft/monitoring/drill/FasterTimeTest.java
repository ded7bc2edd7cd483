package ai.datapunk.weft.monitoring.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
