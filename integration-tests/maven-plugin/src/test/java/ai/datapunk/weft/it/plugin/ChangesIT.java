package ai.datapunk.weft.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What is written when a module is built again, elsewhere or after a change; with "long" only. */
@EnabledIfSystemProperty(named = "nested.mavens", matches = ".+")
@TestMethodOrder(OrderAnnotation.class)
class ChangesIT {

  /** With it, the compiler compiles the sources that have changed, and no others. */
  private static final String CHANGED_SOURCES_ONLY =
      "-Dmaven.compiler.useIncrementalCompilation=false";

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
  @Order(0)
  void withoutAChangeTheJarStaysAsItIs() throws IOException, InterruptedException {
    Path jar = here.resolve("target/changing-1.jar");
    FileTime before = time(jar);
    build.succeeds("-o", "-Daether.offline.protocols=file", "package");

    assertThat(time(jar)).isEqualTo(before);
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
    assertThat(writtenAfterChangeOf("First")).containsExactly("First.class", "First_Metrics.class");
  }

  @Test
  @Order(3)
  void aClassWithoutAnnotationsIsWrittenAlone() throws IOException, InterruptedException {
    assertThat(writtenAfterChangeOf("Plain")).containsExactly("Plain.class");
  }

  @Test
  @Order(4)
  void othersAreAsTheyWereWhereTheCompilerCompilesAll() throws IOException, InterruptedException {
    Map<String, String> before = classes(ChangesIT::content);
    change("Plain");
    build.succeeds("-o", "-Daether.offline.protocols=file", "compile");

    assertThat(differing(before, classes(ChangesIT::content))).containsExactly("Plain.class");
  }

  private static Set<String> writtenAfterChangeOf(String name)
      throws IOException, InterruptedException {
    Map<String, FileTime> before = classes(ChangesIT::time);
    change(name);
    build.succeeds("-o", "-Daether.offline.protocols=file", CHANGED_SOURCES_ONLY, "compile");
    return differing(before, classes(ChangesIT::time));
  }

  private static <T> Set<String> differing(Map<String, T> before, Map<String, T> after) {
    assertThat(after.keySet()).isEqualTo(before.keySet());
    Set<String> names = new TreeSet<>(after.keySet());
    names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
    return names;
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

  /** Something that is to be known of a file. */
  private interface Property<T> {
    T of(Path file) throws IOException;
  }

  private static FileTime time(Path file) throws IOException {
    return Files.getLastModifiedTime(file);
  }

  private static String content(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  /** What is to be known of each class file, by the file's name. */
  private static <T> Map<String, T> classes(Property<T> property) throws IOException {
    Map<String, T> classes = new TreeMap<>();
    try (Stream<Path> files = Files.list(here.resolve("target/classes/shop/changing"))) {
      for (Path file : files.toList()) {
        classes.put(file.getFileName().toString(), property.of(file));
      }
    }
    return classes;
  }
}
