package ai.datapunk.weft.monitoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which jars are looked for beside that of the command. */
class MissingJarsTest {

  private final NoClassDefFoundError missing = new NoClassDefFoundError("org/yaml/Node");

  @TempDir private Path folder;

  @Test
  void thoseThatAreNotThereAreNamed() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "a-1.jar b-2.jar c-3.jar");
    Path jar = folder.resolve("command.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    Files.createFile(folder.resolve("b-2.jar"));
    assertThat(MissingJars.said(missing, jar))
        .startsWith("A class is missing on the class path: org/yaml/Node. It takes weft-catalog, ")
        .endsWith("Fix: put a-1.jar, c-3.jar into " + folder + ".");
  }

  @Test
  void ofClassesInAFolderNothingIsSaid() {
    assertThat(MissingJars.said(missing, folder)).endsWith("Fix: put them on the class path.");
  }

  @Test
  void theseTestsAreOfAFolder() {
    assertThat(MissingJars.ofThisProgram()).isDirectory();
  }
}
