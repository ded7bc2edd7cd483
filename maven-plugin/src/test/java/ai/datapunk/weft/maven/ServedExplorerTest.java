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
  @TempDir Path target;

  private ServedExplorer served() {
    return new ServedExplorer(folder, target);
  }

  @BeforeEach
  void written() throws IOException {
    Files.writeString(folder.resolve("explorer.html"), "the page");
  }

  @Test
  void itIsWhereTheEndpointLooksForIt() throws Exception {
    served().write(folder);
    assertThat(folder.resolve("META-INF/weft/explorer.html")).hasContent("the page");
  }

  @Test
  void whatHasNotChangedIsNotWrittenAgain() throws Exception {
    served().write(folder);
    Path page = folder.resolve(ServedExplorer.RESOURCE);
    FileTime earlier = FileTime.fromMillis(1);
    Files.setLastModifiedTime(page, earlier);
    served().write(folder);
    assertThat(Files.getLastModifiedTime(page)).isEqualTo(earlier);
  }

  @Test
  void itIsGoneOnceItIsSwitchedOff() throws Exception {
    served().write(folder);
    Files.writeString(folder.resolve("explorer.html"), "a newer page");
    served().remove();
    assertThat(folder.resolve(ServedExplorer.RESOURCE)).doesNotExist();
    served().remove();
  }

  @Test
  void whatAnotherHasPutThereStays() throws Exception {
    Path page = folder.resolve(ServedExplorer.RESOURCE);
    Files.createDirectories(page.getParent());
    Files.writeString(page, "the module's own");
    served().remove();
    assertThat(page).hasContent("the module's own");
    served().write(folder);
    Files.writeString(page, "the module's own");
    served().remove();
    assertThat(page).hasContent("the module's own");
  }

  @Test
  void aJarIsRefusedWithTheWayOut() {
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(() -> new ServedExplorer(folder.resolve("explorer.html"), target).write(folder))
        .withMessageContaining("Fix: let weft.classes be a folder");
  }
}
