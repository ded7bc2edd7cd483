package ai.datapunk.weft.maven.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorPathTest {

  private static final String PROCESSOR = "META-INF/services/javax.annotation.processing.Processor";

  @TempDir Path temp;

  @Test
  void aClassPathWithoutProcessorsStaysOutside() throws IOException {
    String library = jar("library.jar", "a/B.class");

    assertThat(path(library, folder("classes"), missing())).isEqualTo("weft.jar");
  }

  @Test
  void aClassPathWithAProcessorComesWhole() throws IOException {
    String library = jar("library.jar", "a/B.class");
    String lombok = jar("lombok.jar", PROCESSOR);

    assertThat(path(library, lombok)).isEqualTo(joined(library, lombok, "weft.jar"));
  }

  @Test
  void aPluginOfTheCompilerCountsAsAProcessor() throws IOException {
    String checker = jar("checker.jar", "META-INF/services/com.sun.source.util.Plugin");

    assertThat(path(checker)).isEqualTo(joined(checker, "weft.jar"));
  }

  @Test
  void aProcessorMayBeInAFolder() throws IOException {
    String classes = folder("classes");
    Files.createDirectories(Path.of(classes, "META-INF/services"));
    Files.createFile(Path.of(classes, PROCESSOR));

    assertThat(path(classes)).isEqualTo(joined(classes, "weft.jar"));
  }

  @Test
  void weftsProcessorIsThereOnce() throws IOException {
    String lombok = jar("lombok.jar", PROCESSOR);

    assertThat(ProcessorPath.of(List.of("weft.jar", lombok), Path.of("weft.jar")))
        .isEqualTo(joined(lombok, "weft.jar"));
  }

  private static String path(String... classPath) throws IOException {
    return ProcessorPath.of(List.of(classPath), Path.of("weft.jar"));
  }

  private static String joined(String... elements) {
    return String.join(File.pathSeparator, elements);
  }

  private String missing() {
    return temp.resolve("missing.jar").toString();
  }

  private String folder(String name) throws IOException {
    return Files.createDirectories(temp.resolve(name)).toString();
  }

  private String jar(String name, String entry) throws IOException {
    Path jar = temp.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(entry));
    }
    return jar.toString();
  }
}
