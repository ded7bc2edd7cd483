package ai.datapunk.weft.monitoring.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.monitoring.promql.Series;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an alert says. */
class AlertTest {

  private static final Series UP = Series.of("up", List.of());

  @Test
  void aTextThatNamesALabelWhichTheResultLacksIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> alert("ServiceDown").says("{{ $labels.service }} is down", "It is down").build())
        .withMessage("ServiceDown names the label service, but has only [instance, job]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> alert("ServiceDown").says("Down", "{{ $labels.path }}").build())
        .withMessageContaining("the label path");
  }

  @Test
  void aTextIsFilledIn() {
    Template text = new Template("{{ $labels.job }} has {{ $value | humanize }} of {{ $value }}");
    assertThat(text.labels()).containsExactly("job");
    assertThat(text.filled(Map.of("job", "a$1"), "3\\")).isEqualTo("a$1 has 3\\ of 3\\");
    assertThat(text.filled(Map.of("job", "{{ $value }}"), "3"))
        .isEqualTo("{{ $value }} has 3 of 3");
    assertThat(
            new Template("{{ if ge $value 5.0 }}at least {{ end }}{{ $value }}")
                .filled(Map.of(), "3"))
        .isEqualTo("3");
  }

  @Test
  void aPageIsNamedAsTheAlertInWords() {
    assertThat(List.of("ServiceDown", "HighCPUUsage", "ETLJobFailed", "NoInstances"))
        .extracting(name -> alert(name).build().page())
        .containsExactly("service-down", "high-cpu-usage", "etl-job-failed", "no-instances");
  }

  @Test
  void whereThePageIsDependsOnTheAddress() {
    assertThat(annotation("")).isEqualTo(Map.entry("runbook", "runbooks/service-down.md"));
    assertThat(annotation("https://wiki/x"))
        .isEqualTo(Map.entry("runbook_url", "https://wiki/x/service-down"));
    assertThat(annotation("https://wiki/x/"))
        .isEqualTo(Map.entry("runbook_url", "https://wiki/x/service-down"));
    assertThat(annotation("https://wiki/{page}.md?raw"))
        .isEqualTo(Map.entry("runbook_url", "https://wiki/service-down.md?raw"));
  }

  @Test
  void theLabelsAreThoseOfTheResultAndOfTheRule() {
    Alert alert =
        AlertBuilder.alert("ServiceDown", UP.now().minBy("job").equalTo(0)).critical().build();
    assertThat(alert.labels(Sample.gauge(UP, 1, 0)))
        .containsExactly(
            Map.entry("job", "shop"),
            Map.entry("severity", "critical"),
            Map.entry("team", "platform"));
  }

  @Test
  void aSampleHasJustTheLabelsOfItsSeries() {
    assertThat(Sample.gauge(UP, 1, 0, "job", "node").selector())
        .isEqualTo("up{instance=\"10.0.0.7:8080\",job=\"node\"}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sample.counter(UP, 1, 0, "path", "/"))
        .withMessage("up has no label path");
  }

  private static AlertBuilder alert(String name) {
    return AlertBuilder.alert(name, UP.now().equalTo(0));
  }

  private static Map.Entry<String, String> annotation(String base) {
    return new RunbookLinks(base).annotation(alert("ServiceDown").build());
  }
}
