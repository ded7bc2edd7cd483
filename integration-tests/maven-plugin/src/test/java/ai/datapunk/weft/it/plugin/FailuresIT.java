package ai.datapunk.weft.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What would silently do nothing ends the build, and says what to do. */
@Order(2)
@Execution(ExecutionMode.CONCURRENT)
class FailuresIT {

  @TempDir Path temp;
  private NestedBuild build;

  @BeforeEach
  void copy() throws IOException {
    build = NestedBuild.of("modules", temp);
  }

  @Test
  void processorsThatTheCommandSwitchesOff() throws IOException, InterruptedException {
    assertThat(build.fails("-pl", "switchedoff", "-Dmaven.compiler.proc=none", "compile"))
        .contains(
            "-Dmaven.compiler.proc=none keeps Weft's processor from running. Fix: leave it out");
  }

  @Test
  void aspectsThatAreNotThere() throws IOException, InterruptedException {
    Path pom = temp.resolve("switchedoff/pom.xml");
    Files.writeString(pom, Files.readString(pom).replace("weft-aspects", "weft-annotations"));

    assertThat(build.fails("-pl", "switchedoff", "compile"))
        .contains("weft-aspects is not among the dependencies. Fix: add")
        .contains("<artifactId>weft-aspects</artifactId>");
  }

  @Test
  void anEarlierJava() throws IOException, InterruptedException {
    assertThat(build.fails("-pl", "switchedoff", "-Dmaven.compiler.release=11", "compile"))
        .contains("maven.compiler.release is 11, but Weft needs Java 17. Fix: set the property")
        .doesNotContain("COMPILATION ERROR");
  }

  @Test
  void classesThatWereCompiledWithoutThePlugin() throws IOException, InterruptedException {
    build.succeeds("-pl", "switchedoff", "-Dweft.skip", "compile");

    assertThat(
            build
                .fails("-pl", "switchedoff", NestedBuild.goal("check"))
                .replace(temp.toRealPath() + "/switchedoff/", "")
                .replace("shop.switchedoff.", "shop.")
                .replace("switchedoff", "shop"))
        .contains(firstBlock("When weaving was forgotten"));
  }

  /** What docs/weaving.md shows first in a section. */
  private static String firstBlock(String section) throws IOException {
    String page = Files.readString(Path.of("../../docs/weaving.md"));
    String fence = "```text\n";
    int start = page.indexOf(fence, page.indexOf("\n## " + section + "\n")) + fence.length();
    return page.substring(start, page.indexOf("\n```", start));
  }

  @Test
  void queriesThatFindLess() throws IOException, InterruptedException {
    build.succeeds("-pl", "switchedoff", "compile");
    Path baseline = temp.resolve("baseline.json");
    Files.copy(temp.resolve("switchedoff/target/classes/META-INF/weft/catalog.json"), baseline);
    Path client = temp.resolve("switchedoff/src/main/java/shop/switchedoff/Client.java");
    Files.writeString(client, Files.readString(client).replace("int sum(", "int total("));

    assertThat(
            build.fails(
                "-pl",
                "switchedoff",
                "-Dweft.baseline=" + baseline,
                "compile",
                NestedBuild.goal("catalog-diff")))
        .contains("breaks  mesh_service_calls_total{service=\"switchedoff\",operation=\"sum\"}")
        .contains("3 changes break queries that were written for " + baseline);
  }

  @Test
  void whatIsToBeComparedOrCheckedAndIsNotThere() throws IOException, InterruptedException {
    assertThat(build.fails("-pl", "switchedoff", NestedBuild.goal("catalog-diff")))
        .contains(
            "There is nothing to compare with. Fix: let weft.baseline be the jar of the last");
    assertThat(
            build.fails("-pl", "switchedoff", "-Dweft.classes=gone.jar", NestedBuild.goal("check")))
        .contains("gone.jar is neither a folder nor a jar. Fix: let weft.classes be one that is");
  }
}
