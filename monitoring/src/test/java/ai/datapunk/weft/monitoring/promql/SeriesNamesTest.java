package ai.datapunk.weft.monitoring.promql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesNamesTest {

  @Test
  void whatIsReadHasNeitherFunctionsNorLabelsNorNumbers() {
    assertThat(
            SeriesNames.in(
                """
                histogram_quantile(0.95, sum by (job, le) (rate(a_bucket{b!="",c=~"d{2} or e"}[5m] offset 10m))) > 1e9
                and ignoring (target)
                objective:burn_rate:1h{window="30d"} > bool 14.4
                unless on (job) group_left (f, g)
                max without (h) (up)"""))
        .containsExactly("a_bucket", "objective:burn_rate:1h", "up");
  }

  @Test
  void namesMayStandAmongLabels() {
    assertThat(
            SeriesNames.in(
                "count by (job) ({__name__=~\"a_total|b:c\",d!=\"\"}) or {__name__=\"e\"}"))
        .containsExactly("a_total", "b:c", "e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent(up{job=\"a\"})", "up unless absent_over_time (up[5m])"})
  void someFindSomethingWhereSeriesAreAway(String query) {
    assertThat(SeriesNames.isOfAbsence(query)).isTrue();
    assertThat(SeriesNames.isOfAbsence("max by (absent) (up)")).isFalse();
  }
}
