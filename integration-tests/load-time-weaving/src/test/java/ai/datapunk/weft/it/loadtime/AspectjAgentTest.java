package ai.datapunk.weft.it.loadtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite with AspectJ's agent, alone and beside other weavers. */
class AspectjAgentTest {

  private static final String ASPECTJ = "-javaagent:" + Libraries.aspectjweaver();
  private static final String WEFT = "-javaagent:" + Libraries.agent();

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
    suite(Libraries.unwoven(), ASPECTJ).isAllRight();
  }

  @Test
  @Tag("long")
  void whatTheBuildHasWovenIsNotWovenTwice() throws Exception {
    suite(Libraries.woven(), ASPECTJ).isAllRight();
  }

  @Test
  @Tag("long")
  void whatWeftsOwnWeaverHasWovenIsNotWovenTwice() throws Exception {
    suite(SuiteClasses.weave(folder.resolve("woven")), ASPECTJ).isAllRight();
  }

  @Test
  @Tag("long")
  void bothAgentsWeaveOnceWhicheverIsFirst() throws Exception {
    suite(Libraries.unwoven(), WEFT, ASPECTJ).isAllRight();
    suite(Libraries.unwoven(), ASPECTJ, WEFT).isAllRight();
  }

  private ChildJvm.Ended suite(Path classes, String... agents)
      throws IOException, InterruptedException {
    Object[] arguments = new Object[agents.length + 3];
    System.arraycopy(agents, 0, arguments, 0, agents.length);
    arguments[agents.length] = "-cp";
    arguments[agents.length + 1] = Libraries.classPath(Libraries.with(folder, classes));
    arguments[agents.length + 2] = ChildJvm.SUITE;
    return ChildJvm.java(Jdks.own(), arguments);
  }
}
