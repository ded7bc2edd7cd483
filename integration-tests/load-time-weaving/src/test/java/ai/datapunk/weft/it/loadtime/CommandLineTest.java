package ai.datapunk.weft.it.loadtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of docs/weaving.md for a build with nothing but javac and ajc, as it stands there. */
class CommandLineTest {

  private static final String FENCE = "```sh\n";

  @TempDir Path folder;

  @Test
  @Tag("long")
  void theScriptOfThePageWeavesTheSuite() throws Exception {
    Path suite = Path.of(System.getProperty("weft.suite")).toRealPath();
    Files.createSymbolicLink(folder.resolve("src"), suite.resolve("java"));
    String variables =
        String.join(
            "\n",
            "set -eu",
            "cd " + folder,
            "PATH=" + Jdks.own().resolve("bin") + ":$PATH",
            "LIBRARIES=" + Libraries.classPath(Libraries.ofApplication()),
            "PROCESSOR=" + Libraries.processor(),
            "ASPECTS=" + aspects(),
            "ASPECTJTOOLS=" + Libraries.aspectjtools(),
            "");
    ChildJvm.Ended script = ChildJvm.run(List.of("bash", "-c", variables + script()));
    assertThat(script.status()).as(script.output()).isZero();
    ChildJvm.java(
            Jdks.own(),
            "-cp",
            Libraries.classPath(
                Libraries.with(folder.resolve("woven"), suite.resolve("resources"))),
            ChildJvm.SUITE)
        .isAllRight();
  }

  private static Path aspects() {
    return Libraries.ofApplication().stream()
        .filter(path -> path.toString().contains("aspects"))
        .findFirst()
        .orElseThrow();
  }

  private static String script() throws Exception {
    String page = Files.readString(Path.of(System.getProperty("weft.docs"), "weaving.md"));
    int start = page.indexOf(FENCE, page.indexOf("## Plain command line")) + FENCE.length();
    return page.substring(start, page.indexOf("```", start));
  }
}
