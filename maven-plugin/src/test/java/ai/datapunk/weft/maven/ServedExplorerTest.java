package ai.datapunk.weft.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedExplorerTest {

  @TempDir Path folder;

  @BeforeEach
  void written() throws IOException {
    Files.writeString(folder.resolve("explorer.html"), "the page");
  }

  @Test
  void itIsWhereTheEndpointLooksForIt() throws Exception {
    ServedExplorer.write(folder, folder);
    assertThat(folder.resolve("META-INF/weft/explorer.html")).hasContent("the page");
  }

  @Test
  void whatHasNotChangedIsNotWrittenAgain() throws Exception {
    ServedExplorer.write(folder, folder);
    Path page = folder.resolve(ServedExplorer.RESOURCE);
    FileTime earlier = FileTime.fromMillis(1);
    Files.setLastModifiedTime(page, earlier);
    ServedExplorer.write(folder, folder);
    assertThat(Files.getLastModifiedTime(page)).isEqualTo(earlier);
  }

  @Test
  void aJarIsRefusedWithTheWayOut() {
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(() -> ServedExplorer.write(folder, folder.resolve("explorer.html")))
        .withMessageContaining("Fix: let weft.classes be a folder");
  }
}
