package ai.datapunk.weft.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.datapunk.weft.contract.classfile.ClassFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Maven on the newest JDK that is supported, with class files of it; skipped where it is not. */
@EnabledIfSystemProperty(named = "nested.long", matches = "true")
class NewestJdkIT {

  private static final String NEWEST = "25";
  private static final Path USUAL = Path.of("/usr/lib/jvm");

  @TempDir private Path temp;

  @Test
  void weavesAsTheOldestDoes() throws IOException, InterruptedException {
    Optional<Path> jdk = newest();
    assumeTrue(jdk.isPresent(), "There is no JDK " + NEWEST + " here");

    String output =
        NestedBuild.of("modules", temp)
            .on(jdk.orElseThrow())
            // ajc would have to be told of the release as well.
            .succeeds(
                "-T2", "-pl", "!ajcbefore,!ajcafter", "-Dmaven.compiler.release=" + NEWEST, "test");

    assertThat(output.lines().filter(line -> line.contains(" woven, "))).hasSize(8);
    byte[] client =
        Files.readAllBytes(temp.resolve("discovered/target/classes/shop/discovered/Client.class"));
    assertThat(client[7]).isEqualTo((byte) (44 + Integer.parseInt(NEWEST)));
    assertThat(ClassFile.read(client).unwovenMethods()).isEmpty();
  }

  private static Optional<Path> newest() throws IOException {
    if (String.valueOf(Runtime.version().feature()).equals(NEWEST)) {
      return Optional.of(Path.of(System.getProperty("java.home")));
    }
    if (!Files.isDirectory(USUAL)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(USUAL)) {
      for (Path home : homes.sorted().toList()) {
        Path release = home.resolve("release");
        if (Files.isExecutable(home.resolve("bin/javac"))
            && Files.isRegularFile(release)
            && Files.readString(release).contains("JAVA_VERSION=\"" + NEWEST)) {
          return Optional.of(home);
        }
      }
    }
    return Optional.empty();
  }
}
