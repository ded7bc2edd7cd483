package ai.datapunk.weft.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files the goal looks into. */
class GraphMojoTest {

  @TempDir private Path folder;

  @Test
  void foldersAndJars() {
    Path jar = folder.resolve("till.jar");
    assertThat(
            GraphMojo.files(
                Stream.of(
                    null,
                    jar.toFile(),
                    folder.resolve("types.pom").toFile(),
                    folder.toFile(),
                    folder.resolve("classes").toFile())))
        .containsExactly(jar, folder);
  }

  @Test
  void aDependencyWhoseCatalogCannotBeReadIsPassedOver() throws IOException {
    Path newer = library("newer", "{\"version\": 2}");
    Path good = library("good", "{\"version\": 1, \"classes\": []}");
    List<String> warnings = new ArrayList<>();
    SystemStreamLog log =
        new SystemStreamLog() {
          @Override
          public void warn(CharSequence content) {
            warnings.add(content.toString());
          }
        };
    assertThat(GraphMojo.dependencies(List.of(newer, good), log))
        .extracting(Catalog::application)
        .containsExactly("good");
    assertThat(warnings)
        .containsExactly(
            "Cannot read the catalog of "
                + newer
                + ": the catalog has version 2, but this version of Weft knows only 1 and before."
                + " It is left out of the graph");
  }

  @Test
  void whatIsNamedWithoutANameIsNothing() throws MojoExecutionException {
    assertThat(GraphMojo.others(folder, Arrays.asList(null, " till.jar", "", " ")))
        .containsExactly(folder.resolve("till.jar"));
    assertThatThrownBy(() -> GraphMojo.others(folder, List.of("no\0file")))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("cannot be a file's name. Fix: ");
  }

  private Path library(String name, String catalog) throws IOException {
    Path file = folder.resolve(name).resolve(Catalog.PATH);
    Files.createDirectories(file.getParent());
    Files.writeString(file, catalog);
    return folder.resolve(name);
  }
}
