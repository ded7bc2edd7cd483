package ai.datapunk.weft.it.loadtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The suite in other wrappings than a class path: an executable jar, modules, an image of the JDK.
 */
class PackagedApplicationTest {

  private static final String AGENT = "-javaagent:" + Libraries.agent();

  /**
   * What Weft and its libraries need of the JDK; the agent needs java.instrument and java.sql too.
   */
  private static final String MODULES =
      "java.logging,java.management,jdk.httpserver,jdk.unsupported";

  @TempDir Path folder;

  @Test
  void anExecutableJarWithNestedJarsIsWovenByTheAgent() throws Exception {
    Path jar = executableJar(Libraries.unwoven());
    ChildJvm.java(Jdks.own(), AGENT, "-jar", jar, "agent").isAllRightAndTheAgentWove(15, 40);
  }

  @Test
  @Tag("long")
  void anExecutableJarThatTheBuildHasWovenNeedsNoAgent() throws Exception {
    ChildJvm.java(Jdks.own(), "-jar", executableJar(Libraries.woven())).isAllRight();
  }

  @Test
  @Tag("long")
  void anApplicationThatIsANamedModuleIsWovenByTheAgent() throws Exception {
    Path sources = folder.resolve("module");
    Files.createDirectories(sources);
    Path descriptor =
        Files.writeString(
            sources.resolve("module-info.java"),
            """
            module suite {
              requires ai.datapunk.weft.annotations;
              requires ai.datapunk.weft.runtime;
              requires ai.datapunk.weft.aspects;
              requires org.aspectj.runtime;
              requires io.prometheus.metrics.model;
              opens com.example.suite.shop to ai.datapunk.weft.runtime;
            }
            """);
    String modulePath = Libraries.classPath(Libraries.ofApplication());
    Path classes =
        SuiteClasses.compile(
            Jdks.own(),
            folder.resolve("classes"),
            descriptor.toString(),
            "-Xlint:none",
            "-p",
            modulePath,
            "-processorpath",
            Libraries.processor().toString());
    ChildJvm.java(
            Jdks.own(),
            AGENT,
            "--add-modules",
            "java.sql",
            "-p",
            Libraries.classPath(Libraries.with(classes)),
            "-m",
            "suite/" + ChildJvm.SUITE,
            "agent")
        .isAllRightAndTheAgentWove(15, 40);
  }

  @Test
  @Tag("long")
  void anImageWithTheModulesThatItNeedsRunsTheApplication() throws Exception {
    Path image = folder.resolve("image");
    ChildJvm.Ended jlink =
        ChildJvm.run(
            List.of(
                Jdks.own().resolve("bin").resolve("jlink").toString(),
                "--add-modules",
                MODULES + ",java.instrument,java.sql",
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                image.toString()));
    assertThat(jlink.status()).as(jlink.output()).isZero();
    ChildJvm.java(
            image, "-cp", Libraries.classPath(Libraries.with(Libraries.woven())), ChildJvm.SUITE)
        .isAllRight();
    ChildJvm.java(
            image,
            AGENT,
            "-cp",
            Libraries.classPath(Libraries.with(Libraries.unwoven())),
            ChildJvm.SUITE,
            "agent")
        .isAllRightAndTheAgentWove(15, 40);
  }

  /** As Spring Boot's plugins make it. */
  private Path executableJar(Path suite) throws IOException {
    Path content = folder.resolve("content");
    SuiteClasses.copy(Libraries.springBootLoader(), content, name -> !name.startsWith("META-INF/"));
    SuiteClasses.copy(
        suite, content.resolve("BOOT-INF/classes"), name -> !name.startsWith("META-INF/maven"));
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
    main.putValue("Start-Class", ChildJvm.SUITE);
    main.putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
    main.putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
    Path jar = folder.resolve("application.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> files = Files.walk(content)) {
      for (Path path : files.sorted().filter(path -> !path.equals(content)).toList()) {
        String name = content.relativize(path).toString().replace('\\', '/');
        boolean directory = Files.isDirectory(path);
        store(
            out, directory ? name + "/" : name, directory ? new byte[0] : Files.readAllBytes(path));
      }
      store(out, "BOOT-INF/lib/", new byte[0]);
      for (Path library : Libraries.ofApplication()) {
        store(out, "BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
      }
    }
    return jar;
  }

  /** Jars within a jar are found only if they are not compressed. */
  private static void store(JarOutputStream out, String name, byte[] bytes) throws IOException {
    JarEntry entry = new JarEntry(name);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setMethod(JarEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }
}
