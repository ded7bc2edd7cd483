package ai.datapunk.weft.it.loadtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite with AspectJ's agent, alone and beside other weavers. */
class AspectjAgentTest {

  private static final String ASPECTJ = "-javaagent:" + Libraries.aspectjweaver();
  private static final String WEFT = "-javaagent:" + Libraries.agent();

  /** Whether Weft knows what is woven: of what AspectJ's agent weaves it does not. */
  private static final List<String> KNOWN = List.of();

  private static final List<String> UNTOLD = List.of("untold");

  @TempDir Path folder;

  /** The weaver reads it beside the aop.xml of Weft, which names the aspects. */
  @BeforeEach
  void writeAopXml() throws IOException {
    Path file = folder.resolve("META-INF/aop.xml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "<aspectj><weaver><include within=\"com.example..*\"/></weaver></aspectj>");
  }

  @Test
  void everyCallIsCountedOnce() throws Exception {
    ChildJvm.Ended ended = suite(Libraries.unwoven(), UNTOLD, ASPECTJ);
    ended.isAllRight();
    assertThat(ended.output())
        .containsOnlyOnce(
            "Annotated methods are left to AspectJ's agent, which does not tell what it weaves:"
                + " 37 of 37; weft_unwoven_methods is absent");
  }

  @Test
  @Tag("long")
  void whatTheBuildHasWovenIsNotWovenTwice() throws Exception {
    suite(Libraries.woven(), KNOWN, ASPECTJ).isAllRight();
  }

  @Test
  @Tag("long")
  void whatWeftsOwnWeaverHasWovenIsNotWovenTwice() throws Exception {
    suite(SuiteClasses.weave(folder.resolve("woven")), KNOWN, ASPECTJ).isAllRight();
  }

  @Test
  @Tag("long")
  void bothAgentsWeaveOnceWhicheverIsFirst() throws Exception {
    suite(Libraries.unwoven(), KNOWN, WEFT, ASPECTJ).isAllRight();
    suite(Libraries.unwoven(), KNOWN, ASPECTJ, WEFT).isAllRight();
  }

  private ChildJvm.Ended suite(Path classes, List<String> told, String... agents)
      throws IOException, InterruptedException {
    List<Object> arguments = new ArrayList<>(List.of(agents));
    arguments.add("-cp");
    arguments.add(Libraries.classPath(Libraries.with(folder, classes)));
    arguments.add(ChildJvm.SUITE);
    arguments.addAll(told);
    return ChildJvm.java(Jdks.own(), arguments.toArray());
  }
}
