package ai.datapunk.weft.it.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.CatalogJson;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is written for an application of fifty services, in front of those who are to read it. */
@Order(2)
@Execution(ExecutionMode.CONCURRENT)
class MonitoringIT {

  @TempDir Path temp;

  @Test
  void anApplicationThatCallsFiftyServices() throws IOException, InterruptedException {
    Files.writeString(temp.resolve("harbour.json"), CatalogJson.text(FiftyServices.catalog()));
    Path folder = temp.resolve("plain/target/weft/monitoring");

    assertThat(
            NestedBuild.of("modules", temp)
                .succeeds(
                    "-o",
                    "-Daether.offline.protocols=file",
                    "-pl",
                    "plain",
                    "-Dweft.monitoring.catalogs=harbour.json",
                    "-Dweft.monitoring.groups=all",
                    "-Dweft.monitoring.scrape=open",
                    NestedBuild.goal("monitoring")))
        .contains("In " + folder.toRealPath() + ", ");

    assertThat(folder.resolve("dependencies/rules.yml")).content().contains(FiftyServices.names());
    List<Path> rules = ending(folder, "rules/[a-z_]+.yml|.*/rules.yml");
    assertThat(rules).hasSize(13);
    assertThat(Promtool.checkedRules(rules)).doesNotStartWith(Promtool.FAILED);
    List<Path> tests = ending(folder, ".*_test.yml");
    assertThat(tests).hasSize(12);
    assertThat(Promtool.testedRules(tests)).doesNotStartWith(Promtool.FAILED);
    assertThat(said(folder, "promtool", "check", "config", "prometheus/prometheus.yml"))
        .contains("SUCCESS");
    assertThat(said(folder, "amtool", "check-config", "alertmanager/alertmanager.yml"))
        .contains("SUCCESS");
  }

  private static List<Path> ending(Path folder, String such) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> folder.relativize(file).toString().matches(such))
          .sorted()
          .toList();
    }
  }

  private static String said(Path folder, String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(Programs.require(program).toString()), Stream.of(arguments))
            .toList();
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
