package ai.datapunk.weft.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a module can have a catalog. */
class ModuleCatalogsTest {

  @TempDir private Path folder;

  @Test
  void foldersAndJarsOfTheModuleAndItsDependencies() {
    Path jar = folder.resolve("till.jar");
    List<Artifact> dependencies =
        List.of(
            artifact(null),
            artifact(jar.toFile()),
            artifact(folder.resolve("types.pom").toFile()),
            artifact(folder.toFile()));
    assertThat(ModuleCatalogs.files(folder.toFile(), dependencies))
        .containsExactly(folder, jar, folder);
  }

  @Test
  void aModuleWithoutClassesHasNone() {
    assertThat(ModuleCatalogs.files(folder.resolve("classes").toFile(), List.of())).isEmpty();
  }

  private static Artifact artifact(@Nullable File file) {
    Artifact artifact =
        new DefaultArtifact(
            "shop", "till", "7", "compile", "jar", null, new DefaultArtifactHandler("jar"));
    artifact.setFile(file);
    return artifact;
  }
}
