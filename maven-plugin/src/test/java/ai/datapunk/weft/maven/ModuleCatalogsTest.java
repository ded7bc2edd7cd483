package ai.datapunk.weft.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.maven.ModuleCatalogs.Others;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a module and of others has a catalog. */
class ModuleCatalogsTest {

  @TempDir private Path folder;

  @Test
  void foldersAndJars() {
    Path jar = folder.resolve("till.jar");
    assertThat(
            ModuleCatalogs.files(
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
    Path newer = library("newer/target/classes", "{\"version\": 2}");
    Path good = library("good", "{\"version\": 1, \"classes\": []}");
    List<String> warnings = new ArrayList<>();
    ModuleCatalogs catalogs = new ModuleCatalogs(warningTo(warnings));
    catalogs.ofDependency(newer);
    catalogs.ofDependency(good);
    assertThat(catalogs.all()).extracting(Catalog::application).containsExactly("good");
    assertThat(catalogs.isComplete()).isFalse();
    assertThatCode(catalogs::requireNamed).doesNotThrowAnyException();
    assertThat(warnings)
        .containsExactly(
            "Cannot read the catalog of "
                + newer
                + ": the catalog has version 2, but this version of Weft knows only 1 and before."
                + " It is left out");
    assertThat(catalogs.unread())
        .containsExactly(
            "Cannot read the catalog of newer/target/classes: the catalog has version 2, but this version of"
                + " Weft knows only 1 and before. It is left out");
  }

  @Test
  void aNamedCatalogThatCannotBeReadFailsTheBuildBehindWhatCanBeDone() throws IOException {
    Path newer = library("newer", "{\"version\": 2}");
    Path broken = library("broken", "{");
    Path good = library("good", "{\"version\": 1, \"classes\": []}");
    List<String> warnings = new ArrayList<>();
    ModuleCatalogs catalogs = new ModuleCatalogs(warningTo(warnings));
    for (Path file : List.of(newer, broken, good)) {
      catalogs.named(file, "weft.graph.catalogs");
    }
    assertThat(catalogs.all()).extracting(Catalog::application).containsExactly("good");
    assertThat(catalogs.isComplete()).isFalse();
    assertThat(catalogs.unread().get(1)).startsWith("Cannot read the catalog of broken: ");
    assertThat(warnings).isEmpty();
    assertThatThrownBy(catalogs::requireNamed)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "Cannot read the catalog of "
                + newer
                + ": the catalog has version 2, but this version of Weft knows only 1 and before."
                + " Fix: take weft-maven-plugin in the version that the catalog was made with, or a"
                + " later one.\n"
                + "Cannot read the catalog of "
                + broken
                + ": it is no JSON, as is seen at line 1 column 2. Fix: let weft.classes and"
                + " weft.graph.catalogs be jars, folders or files catalog.json.");
  }

  private static SystemStreamLog warningTo(List<String> warnings) {
    return new SystemStreamLog() {
      @Override
      public void warn(CharSequence content) {
        warnings.add(content.toString());
      }
    };
  }

  @Test
  void whatIsNamedWithoutANameIsNothing() throws MojoExecutionException {
    Others others = others(Arrays.asList(null, " till.jar", "", " "));
    assertThat(others.files()).containsExactly(folder.resolve("till.jar"));
    assertThat(new Others(null, folder.toString(), "weft.graph.catalogs").files()).isEmpty();
    Others wrong = others(List.of("no\0file"));
    assertThatThrownBy(wrong::files)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("weft.graph.catalogs has ")
        .hasMessageContaining("cannot be a file's name. Fix: ");
  }

  private Others others(List<@Nullable String> names) {
    return new Others(names, folder.toString(), "weft.graph.catalogs");
  }

  private Path library(String name, String catalog) throws IOException {
    Path file = folder.resolve(name).resolve(Catalog.PATH);
    Files.createDirectories(file.getParent());
    Files.writeString(file, catalog);
    return folder.resolve(name);
  }
}
