package ai.datapunk.weft.monitoring.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.monitoring.promql.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where an alert says that its dashboard is, as the rule has it and as it is sent. */
class DashboardLinksTest {

  private static final Series UP = Series.of("up", List.of("service"));
  private static final Map<String, String> VARIABLES = new LinkedHashMap<>();

  static {
    VARIABLES.put("job", "application");
    VARIABLES.put("service", "service");
    VARIABLES.put("instance", "instance");
  }

  private static Alert alert(String... by) {
    return AlertBuilder.alert("ServiceDown", UP.now().minBy(by).equalTo(0)).build();
  }

  private static Template link(Alert alert) {
    return new DashboardLinks(
            "https://grafana", Map.of("ServiceDown", new DashboardLink("weft-overview", VARIABLES)))
        .annotation(alert)
        .orElseThrow();
  }

  @Test
  void whatTheAlertIsAboutIsChosen() {
    assertThat(link(alert("service", "job")).text())
        .isEqualTo(
            "https://grafana/d/weft-overview?var-application={{ $labels.job | urlquery }}"
                + "{{ with $labels.service }}&var-service={{ . | urlquery }}{{ end }}");
    assertThat(link(alert("service")).text()).isEqualTo("https://grafana/d/weft-overview");
  }

  @Test
  void labelsAreWrittenAsInAnAddress() {
    // What promtool 2.42 makes of it.
    assertThat(
            link(alert("job", "service", "instance"))
                .filled(Map.of("job", "a b&c:d/é*~(x)", "instance", "10.0.0.7:80"), "", ""))
        .isEqualTo(
            "https://grafana/d/weft-overview?var-application=a+b%26c%3Ad%2F%C3%A9%2A~%28x%29"
                + "&var-instance=10.0.0.7%3A80");
  }

  @Test
  void thereIsNoneWithoutAnAddressOrADashboard() {
    assertThat(DashboardLinks.none().annotation(alert("job"))).isEmpty();
    assertThat(new DashboardLinks("https://grafana", Map.of()).annotation(alert("job"))).isEmpty();
  }
}
