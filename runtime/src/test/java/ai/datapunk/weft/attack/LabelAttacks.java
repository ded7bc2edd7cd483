package ai.datapunk.weft.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.core.metrics.Gauge;
import java.util.List;

/** Values that would be more than values. */
final class LabelAttacks {

  private static final String VALUE =
      "x\"} 1\nevil_total 1\n# HELP evil_total \\ of <script>alert(1)</script>\r\n# EOF\n";

  static final List<Attack> ALL =
      List.of(
          new Attack(
              "a label's value with line feeds, quotes, backslashes, `# HELP` and `# EOF`",
              "one escaped value, as text and OpenMetrics; escaped in the page for browsers",
              LabelAttacks::injection));

  private LabelAttacks() {}

  private static void injection(Target target) {
    Gauge gauge =
        Gauge.builder().name("gauge").help(VALUE).labelNames("l").register(target.registry());
    try {
      gauge.labelValues(VALUE).set(7);
      for (String accept : List.of("text/plain", "application/openmetrics-text")) {
        String answer =
            target.answer(
                "GET /metrics?name[]=gauge HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: "
                    + accept
                    + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(body.split("\n"))
            .as(accept)
            .noneMatch(line -> line.startsWith("evil") || line.startsWith("# HELP evil"))
            .filteredOn(line -> line.startsWith("gauge{"))
            .singleElement()
            .asString()
            .startsWith("gauge{l=\"x\\\"} 1\\nevil_total 1\\n# HELP evil_total \\\\ of ")
            .endsWith(" 7.0");
      }
      assertThat(target.answer("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 200")
          .contains("&lt;script&gt;")
          .doesNotContain("<script");
    } finally {
      target.registry().unregister(gauge);
    }
  }
}
