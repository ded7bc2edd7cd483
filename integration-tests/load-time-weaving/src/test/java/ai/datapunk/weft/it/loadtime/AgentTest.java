package ai.datapunk.weft.it.loadtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite with Weft's agent. */
class AgentTest {

  private static final String AGENT = "-javaagent:" + Libraries.agent();

  @TempDir Path folder;

  @Test
  void everyCallIsCountedOnce() throws Exception {
    suite(Libraries.unwoven()).isAllRightAndTheAgentWove(15, 40);
  }

  @Test
  void whatTheBuildHasWovenIsLeftAlone() throws Exception {
    suite(Libraries.woven()).isAllRightAndTheAgentWove(0, 0);
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
        .contains("suite: 54 checks passed, 255 series right, 6 wrong")
        .contains("mesh_fallback_calls{operation=\"fetch\",service=\"orders\",status=\"success\"}");
  }

  private static ChildJvm.Ended suite(Path classes) throws IOException, InterruptedException {
    return ChildJvm.java(
        Jdks.own(),
        AGENT,
        "-cp",
        Libraries.classPath(Libraries.with(classes)),
        ChildJvm.SUITE,
        "agent");
  }
}
