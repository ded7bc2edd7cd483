package ai.datapunk.weft.it.loadtime;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The suite with Weft's agent on the oldest and the newest JDK, with class files of both. A JDK
 * that is not here is named, and its tests are skipped, as continuous integration does too.
 */
class JdksTest {

  private static final String AGENT = "-javaagent:" + Libraries.agent();

  @TempDir Path folder;

  @ParameterizedTest(name = "on JDK {0}, class files of {1}")
  @Tag("long")
  @CsvSource({"17, 17", "25, 17", "25, 25"})
  void everyCallIsCountedOnce(int jdk, int level) throws Exception {
    Path home = Jdks.require(jdk);
    Path classes =
        SuiteClasses.compile(
            home,
            folder,
            "-Xlint:none",
            "--release",
            String.valueOf(level),
            "-cp",
            Libraries.classPath(Libraries.ofApplication()),
            "-processorpath",
            Libraries.processor().toString());
    ChildJvm.java(
            home,
            AGENT,
            "-cp",
            Libraries.classPath(Libraries.with(classes)),
            ChildJvm.SUITE,
            "agent")
        .isAllRightAndTheAgentWove(15, 40);
  }
}
