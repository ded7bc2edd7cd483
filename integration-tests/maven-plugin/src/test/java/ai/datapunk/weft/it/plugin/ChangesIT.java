package ai.datapunk.weft.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What is written when a module is built again: elsewhere, or after a change. */
@TestMethodOrder(OrderAnnotation.class)
class ChangesIT {

  /** With it, the compiler compiles the sources that have changed, and no others. */
  private static final String CHANGED_SOURCES_ONLY =
      "-Dmaven.compiler.useIncrementalCompilation=false";

  private static final Set<String> OF_FIRST =
      Set.of("First.class", "First$Body1.class", "First_Metrics.class");

  /** A class file's bytes and when they were written. */
  private record Written(byte[] bytes, FileTime time) {}

  @TempDir static Path temp;
  private static Path here;
  private static NestedBuild build;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    here = Files.createDirectories(temp.resolve("here"));
    build = NestedBuild.of("changing", here);
    build.succeeds("package");
  }

  @Test
  @Order(1)
  void aBuildInAnotherFolderGivesTheSameJar() throws IOException, InterruptedException {
    Path there = Files.createDirectories(temp.resolve("some/where/else"));
    NestedBuild.of("changing", there).succeeds("package");

    String jar = "target/changing-1.jar";
    assertThat(Files.mismatch(here.resolve(jar), there.resolve(jar))).isEqualTo(-1);
  }

  @Test
  @Order(2)
  void anAnnotatedClassThatHasChangedIsWrittenAlone() throws IOException, InterruptedException {
    assertThat(writtenAfterChangeOf("First")).isEqualTo(OF_FIRST);
  }

  @Test
  @Order(3)
  void aClassWithoutAnnotationsIsWrittenAlone() throws IOException, InterruptedException {
    assertThat(writtenAfterChangeOf("Plain")).containsExactly("Plain.class");
  }

  @Test
  @Order(4)
  void othersAreAsTheyWereWhereTheCompilerCompilesAll() throws IOException, InterruptedException {
    Map<String, Written> before = classes();

    change("Plain");
    build.succeeds("-o", "-Daether.offline.protocols=file", "compile");

    Map<String, Written> after = classes();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    Set<String> differing = new TreeSet<>(after.keySet());
    differing.removeIf(name -> Arrays.equals(before.get(name).bytes, after.get(name).bytes));
    assertThat(differing).containsExactly("Plain.class");
  }

  private static Set<String> writtenAfterChangeOf(String name)
      throws IOException, InterruptedException {
    Map<String, Written> before = classes();
    change(name);
    build.succeeds("-o", "-Daether.offline.protocols=file", CHANGED_SOURCES_ONLY, "compile");
    Map<String, Written> after = classes();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    Set<String> written = new TreeSet<>(after.keySet());
    written.removeIf(file -> before.get(file).time.equals(after.get(file).time));
    return written;
  }

  /** Another constant, in a file that is later than what was compiled of it. */
  private static void change(String name) throws IOException {
    Path source = here.resolve("src/main/java/shop/changing/" + name + ".java");
    String changed = Files.readString(source).replaceFirst("number \\+ ", "number + 1");
    Files.writeString(source, changed);
    Path compiled = here.resolve("target/classes/shop/changing/" + name + ".class");
    long later = Files.getLastModifiedTime(compiled).toMillis() + 2_000;
    Files.setLastModifiedTime(source, FileTime.fromMillis(later));
  }

  private static Map<String, Written> classes() throws IOException {
    Map<String, Written> classes = new TreeMap<>();
    try (Stream<Path> files = Files.list(here.resolve("target/classes/shop/changing"))) {
      for (Path file : files.toList()) {
        classes.put(
            file.getFileName().toString(),
            new Written(Files.readAllBytes(file), Files.getLastModifiedTime(file)));
      }
    }
    return classes;
  }
}
