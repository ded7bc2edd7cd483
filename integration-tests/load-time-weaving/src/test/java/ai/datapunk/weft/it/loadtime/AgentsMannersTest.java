package ai.datapunk.weft.it.loadtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent does where it cannot weave, and that it keeps nothing alive. */
class AgentsMannersTest {

  private static final String AGENT = "-javaagent:" + Libraries.agent();

  @TempDir Path folder;

  @Test
  void aClassThatCannotBeWovenIsNamedAndCountedAndRuns() throws Exception {
    // The compiler refuses such a method, and so would not list it.
    Path methods = folder.resolve("META-INF/weft/methods");
    Files.createDirectories(methods.getParent());
    Files.writeString(
        methods, "com.example.probe.Unweavable#call(" + "int,".repeat(16) + "boolean)\n");
    ChildJvm.Ended ended =
        ChildJvm.java(
            Jdks.own(),
            AGENT,
            "-cp",
            Libraries.classPath(Libraries.with(folder, Libraries.tests(), Libraries.unwoven())),
            "com.example.probe.Unweavable");
    assertThat(ended.output())
        .containsOnlyOnce("weft-agent: the class com.example.probe.Unweavable is not woven: ")
        .contains("called")
        .contains("unwoven: com.example.probe.Unweavable")
        .contains("weft_unwoven_methods 1.0");
    assertThat(ended.status()).isZero();
  }

  @Test
  void anApplicationWithoutAspectsIsToldOnceAndRuns() throws Exception {
    List<Path> path = new ArrayList<>(Libraries.with(Libraries.unwoven()));
    path.removeIf(library -> library.toString().contains("aspects"));
    ChildJvm.Ended ended =
        ChildJvm.java(
            Jdks.own(), AGENT, "-cp", Libraries.classPath(path), ChildJvm.SUITE, "unwoven");
    assertThat(ended.output())
        .containsOnlyOnce("weft-agent:")
        .contains("loads annotated classes, and has no weft-aspects")
        .contains("suite: 1 checks passed, 0 series right, 0 wrong");
  }

  @Test
  @Tag("long")
  void anApplicationWithoutTheModuleThatAspectjNeedsIsToldOnceAndRuns() throws Exception {
    ChildJvm.Ended ended =
        ChildJvm.java(
            Jdks.own(),
            AGENT,
            "--limit-modules",
            "java.logging,java.management,jdk.httpserver,jdk.unsupported,java.instrument",
            "-cp",
            Libraries.classPath(Libraries.with(Libraries.unwoven())),
            ChildJvm.SUITE,
            "unwoven");
    assertThat(ended.output())
        .containsOnlyOnce("weft-agent:")
        .contains("Start it with --add-modules java.sql, or add the module to its image")
        .contains("suite: 1 checks passed, 0 series right, 0 wrong");
  }

  @Test
  @Tag("long")
  void anotherVersionOfTheAspectsIsToldOnce() throws Exception {
    Path properties = folder.resolve("META-INF/maven/ai.datapunk.weft/weft-aspects/pom.properties");
    Files.createDirectories(properties.getParent());
    Files.writeString(properties, "version=0.0.9\n");
    ChildJvm.Ended ended =
        ChildJvm.java(
            Jdks.own(),
            AGENT,
            "-cp",
            Libraries.classPath(Libraries.with(folder, Libraries.unwoven())),
            ChildJvm.SUITE);
    ended.isAllRight();
    assertThat(ended.output())
        .containsOnlyOnce("weft-agent:")
        .contains("and the application has weft-aspects 0.0.9: take the same version for both");
  }

  @Test
  void aClassLoaderWithWovenClassesIsUnloaded() throws Exception {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of(AGENT, "-cp", Libraries.tests(), "com.example.probe.Unloading"));
    arguments.addAll(Libraries.with(Libraries.unwoven()));
    assertThat(ChildJvm.java(Jdks.own(), arguments.toArray()).output())
        .contains("woven: 1", "unloaded: true")
        .doesNotContain("weft-agent:");
  }

  @Test
  @Tag("long")
  void classesThatWereThereBeforeTheAgentAreNamed() throws Exception {
    ChildJvm.Ended ended =
        ChildJvm.java(
            Jdks.own(),
            "-Djdk.attach.allowAttachSelf=true",
            "-cp",
            Libraries.classPath(Libraries.with(Libraries.tests(), Libraries.unwoven())),
            "com.example.probe.Late",
            Libraries.agent());
    assertThat(ended.output())
        .containsOnlyOnce("weft-agent:")
        .contains("the class com.example.suite.shop.Payments is not woven: it was loaded before")
        .contains("woven: 1")
        .contains("unwoven: com.example.suite.shop.Payments");
  }
}
