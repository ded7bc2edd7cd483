package ai.datapunk.weft.it.loadtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/weaving.md shows of an application that nobody has woven is what it says. */
class ForgottenWeavingTest {

  /** Another thread writes of a scrape, into the page that the program prints. */
  private static final String UNTOLD_SCRAPES =
      "-Dorg.slf4j.simpleLogger.log.ai.datapunk.weft.audit=warn";

  private static final Pattern BLOCK = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);

  private static final String NO_AGENT = "-ea";

  @TempDir static Path classes;

  @BeforeAll
  static void compile() {
    compile(classes, "-processorpath", Libraries.processor().toString());
  }

  private static void compile(Path classes, String... options) {
    Path programs = Path.of("src/test/programs/shop");
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(
        List.of(
            "-cp",
            Libraries.classPath(Libraries.ofApplication()),
            "-d",
            classes.toString(),
            programs.resolve("Client.java").toString(),
            programs.resolve("Main.java").toString()));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, OutputStream.nullOutputStream(), null, arguments.toArray(String[]::new));
    assertThat(status).isZero();
  }

  @Test
  void theRunTimeAndATestSayWhatThePageShows() throws Exception {
    String output = run(NO_AGENT);
    List<String> shown = shown();

    // The first is the build's, of which the plugin's integration tests know.
    assertThat(shown).hasSize(4);
    assertThat(output).contains(shown.subList(1, 4)).containsOnlyOnce("not woven, so that their");
  }

  @Test
  void soTheySayWhereThePluginIsMissingAndNothingRanTheProcessor(@TempDir Path unprocessed)
      throws Exception {
    compile(unprocessed, "-proc:none");
    assertThat(run(unprocessed, NO_AGENT)).contains(shown().subList(1, 4));
  }

  @Test
  void anApplicationThatBringsItsMeshIsWarnedToo() throws Exception {
    assertThat(run(NO_AGENT, "own mesh")).contains(shown().get(1));
  }

  @Test
  @Tag("long")
  void anAgentPutsItRight() throws Exception {
    assertThat(run("-javaagent:" + Libraries.agent()))
        .contains("\nweft_unwoven_methods 0.0\n", "\nwoven\n")
        .doesNotContain("WARN");
  }

  private static String run(String option, String... told)
      throws IOException, InterruptedException {
    return run(classes, option, told);
  }

  private static String run(Path classes, String option, String... told)
      throws IOException, InterruptedException {
    List<Object> arguments = new ArrayList<>(List.of(option, UNTOLD_SCRAPES));
    arguments.addAll(List.of("-cp", Libraries.classPath(Libraries.with(classes)), "shop.Main"));
    arguments.addAll(List.of(told));
    ChildJvm.Ended ended = ChildJvm.java(Jdks.own(), arguments.toArray());
    assertThat(ended.status()).as(ended.output()).isZero();
    return ended.output();
  }

  private static List<String> shown() throws IOException {
    String page = Files.readString(Path.of(System.getProperty("weft.docs"), "weaving.md"));
    String section = page.substring(page.indexOf("\n## When weaving was forgotten\n") + 1);
    section = section.substring(0, section.indexOf("\n## "));
    return BLOCK.matcher(section).results().map(block -> block.group(1)).toList();
  }
}
