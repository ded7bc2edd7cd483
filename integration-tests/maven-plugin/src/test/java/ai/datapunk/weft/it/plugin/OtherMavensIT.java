package ai.datapunk.weft.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Later versions of Maven, which the profile "long" unpacks. */
@EnabledIfSystemProperty(named = "nested.mavens", matches = ".+")
class OtherMavensIT {

  static List<Path> mavens() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of(System.getProperty("nested.mavens")))) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("mavens")
  void weaveAsTheOldestDoes(Path maven, @TempDir Path temp)
      throws IOException, InterruptedException {
    String output = NestedBuild.of("modules", temp).with(maven).succeeds("-T2", "test");

    assertThat(output.lines().filter(line -> line.contains(" woven, "))).hasSize(10);
  }
}
