package ai.datapunk.weft.aspects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that the build generates advice with. */
class AdviceByArityTest {

  private static final FileTime LONG_AGO = FileTime.fromMillis(0);

  @TempDir private Path folder;

  @Test
  void twoRunsGiveTheSameBytesAndTheSecondWritesNothing() throws Exception {
    generate();
    Map<Path, String> first = contents();
    assertThat(first).hasSize(42);
    for (Path file : first.keySet()) {
      Files.setLastModifiedTime(file, LONG_AGO);
    }
    Path changed = folder.resolve("sources/ai/datapunk/weft/aspects/Arguments.java");
    Files.writeString(changed, "changed");
    Path leftOver = Files.writeString(changed.resolveSibling("BoundCallOf99.aj"), "left over");

    generate();
    assertThat(contents()).isEqualTo(first);
    assertThat(leftOver).doesNotExist();
    for (Path file : first.keySet()) {
      if (!file.equals(changed)) {
        assertThat(Files.getLastModifiedTime(file)).as("%s", file).isEqualTo(LONG_AGO);
      }
    }
  }

  private void generate() throws IOException, InterruptedException {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Path.of("src", "main", "arity", "AdviceByArity.java").toString(),
                folder.resolve("sources").toString(),
                folder.resolve("resources").toString())
            .inheritIO()
            .start();
    assertThat(run.waitFor()).isZero();
  }

  private Map<Path, String> contents() throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file, Files.readString(file));
      }
    }
    return contents;
  }
}
