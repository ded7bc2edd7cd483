package ai.datapunk.weft.it.loadtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite with Weft's agent. */
class AgentTest {

  private static final String AGENT = "-javaagent:" + Libraries.agent();

  @TempDir Path folder;

  @Test
  void everyCallIsCountedOnce() throws Exception {
    ChildJvm.Ended ended = suite(Libraries.unwoven());
    ended.isAllRightAndTheAgentWove(15, 40);
    assertThat(ended.output())
        .containsOnlyOnce(
            "Annotated methods are left to Weft's agent, which weaves them as their classes are"
                + " loaded: 37 of 37; woven so far: ");
  }

  @Test
  void whatTheBuildHasWovenIsLeftAlone() throws Exception {
    ChildJvm.Ended ended = suite(Libraries.woven());
    ended.isAllRightAndTheAgentWove(0, 0);
    assertThat(ended.output()).doesNotContain("left to Weft's agent");
  }

  @Test
  @Tag("long")
  void whatWeftsOwnWeaverHasWovenIsLeftAlone() throws Exception {
    suite(SuiteClasses.weave(folder)).isAllRightAndTheAgentWove(0, 0);
  }

  @Test
  void aLibraryThatItsBuildHasWovenWorksInAnApplicationThatTheAgentWeaves() throws Exception {
    Path library =
        SuiteClasses.copy(
            Libraries.woven(), folder.resolve("library"), name -> name.contains("/shape/"));
    Path application =
        SuiteClasses.copy(
            Libraries.unwoven(), folder.resolve("application"), name -> !name.contains("/shape/"));
    ChildJvm.java(
            Jdks.own(),
            AGENT,
            "-cp",
            Libraries.classPath(Libraries.with(application, library)),
            ChildJvm.SUITE,
            "agent")
        .isAllRightAndTheAgentWove(4, 12);
  }

  @Test
  @Tag("long")
  void withoutHoldersSpecificationsAreReadByReflectionAndFallbacksAreLost() throws Exception {
    Path classes =
        SuiteClasses.compile(
            Jdks.own(),
            folder,
            "-proc:none",
            "--release",
            "17",
            "-cp",
            Libraries.classPath(Libraries.ofApplication()));
    assertThat(suite(classes).output())
        .contains("There is no metric holder com.example.suite.shop.Orders_Metrics")
        .contains("fallbacks are not called")
        .contains("suite: 69 checks passed, 262 series right, 6 wrong")
        .contains("mesh_fallback_calls{operation=\"fetch\",service=\"orders\",status=\"success\"}");
  }

  private static ChildJvm.Ended suite(Path classes, String... more)
      throws IOException, InterruptedException {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of(AGENT, "-cp", Libraries.classPath(Libraries.with(classes))));
    arguments.addAll(List.of(ChildJvm.SUITE, "agent"));
    arguments.addAll(List.of(more));
    return ChildJvm.java(Jdks.own(), arguments.toArray());
  }
}
