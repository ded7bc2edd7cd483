package ai.datapunk.weft.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplicationRootsTest {

  /** Of two entries: it is not the one archive that {@code java -jar} starts. */
  private static final String PATH = "a.jar" + File.pathSeparator + "b.jar";

  private static final String MAIN = "ai.datapunk.weft.weaving.Unwoven";

  @TempDir private Path folder;
  private Path jar = Path.of("");

  @BeforeEach
  void fill() throws IOException {
    jar = folder.resolve("some shop.jar");
    ClassFolder.archive(jar, "", Unwoven.class);
    ClassFolder.copy(Unwoven.class, folder.resolve("classes"));
  }

  @Test
  void theFoldersOfAClassLoader() throws IOException {
    try (URLClassLoader loader = loader(folder.resolve("classes"), jar)) {
      assertThat(ApplicationRoots.of(loader)).contains(folder.resolve("classes"));
    }
  }

  @Test
  void theArchiveThatIsStarted() throws IOException {
    try (URLClassLoader loader = loader()) {
      String only = jar.toString();
      assertThat(ApplicationRoots.ofMainClass(loader, only, only + " --port 1")).isEqualTo(jar);
      assertThat(ApplicationRoots.ofMainClass(loader, "gone.jar", "gone.jar")).isNull();
    }
  }

  @Test
  void theArchiveOfTheMainClass() throws IOException {
    try (URLClassLoader loader = loader(jar)) {
      assertThat(ApplicationRoots.ofMainClass(loader, PATH, MAIN + " --port 1")).isEqualTo(jar);
    }
  }

  @Test
  void theFolderOfAModulesMainClass() throws IOException {
    try (URLClassLoader loader = loader(folder.resolve("classes"))) {
      assertThat(ApplicationRoots.ofMainClass(loader, "", "shop/" + MAIN))
          .isEqualTo(folder.resolve("classes"));
    }
  }

  @Test
  void aMainClassThatIsNotKnownHasNoPlace() throws IOException {
    try (URLClassLoader loader = loader()) {
      assertThat(ApplicationRoots.ofMainClass(loader, PATH, "gone.Main")).isNull();
      assertThat(ApplicationRoots.ofMainClass(loader, "", "")).isNull();
    }
  }

  private static URLClassLoader loader(Path... places) throws IOException {
    URL[] urls = new URL[places.length];
    for (int i = 0; i < places.length; i++) {
      urls[i] = places[i].toUri().toURL();
    }
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }
}
