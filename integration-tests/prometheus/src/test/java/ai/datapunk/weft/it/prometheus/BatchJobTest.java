package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The quickstart's batch job, as a process of its own that ends, and what a real Pushgateway has.
 * With {@code -Dweft.docs.update} the page is written anew.
 */
@Timeout(60)
class BatchJobTest {

  private static final Path SOURCES =
      Path.of("../quickstart/src/main/java/com/example/storefront/batch");
  private static final Pattern REGION =
      Pattern.compile(" *// tag::\\w+\\[]\n(.*?)\n *// end::", Pattern.DOTALL);
  private static final Pattern SHOWN =
      Pattern.compile(
          "(mesh_call_duration_seconds_count|mesh_service_calls_total|retry_attempts_total)\\{");
  private static final DocsPage PAGE = DocsPage.of("exposition.md");

  private final Path binary = Programs.require("prometheus-pushgateway");

  /** Of 200 shelves four are never read, and 16 at the second of three tries. */
  @Test
  void nothingOfAJobThatHasEndedIsLost() throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "pushgateway");
    int port = RunningProgram.freePort();
    try (PushgatewayServer gateway = new PushgatewayServer(binary, port, folder)) {
      // The client's own property is for those who start a job, and goes before what code says.
      assertThat(
              BatchJob.run(
                  folder,
                  "http://127.0.0.1:1",
                  200,
                  "-Dio.prometheus.exporter.pushgateway.address=127.0.0.1:" + port))
          .isEqualTo(1);
      PAGE.says("batch", shown(gateway.metrics()));
    }
  }

  /** Of what the gateway has, calls and attempts. */
  private static String shown(String metrics) {
    return metrics
        .lines()
        .filter(line -> SHOWN.matcher(line).lookingAt())
        .collect(Collectors.joining("\n", "```text\n", "\n```\n"));
  }

  @Test
  void thePageShowsTheJob() throws IOException {
    String page = Files.readString(PAGE.file());
    for (String source : List.of("Scanner.java", "StockTake.java")) {
      Matcher region = REGION.matcher(Files.readString(SOURCES.resolve(source)));
      assertThat(region.find()).isTrue();
      assertThat(page).contains("```java\n" + region.group(1).stripIndent() + "\n```");
    }
  }
}
