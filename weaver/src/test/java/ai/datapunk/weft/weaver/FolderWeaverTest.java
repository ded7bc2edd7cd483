package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWeaverTest {

  private static final String SHOP =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      @MeshService("a")
      public class Shop {
        @Timed static String buy(String what) { return "a " + what; }
      }
      """;

  private static final String BANK =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      import java.util.concurrent.*;
      @MeshService("b")
      public class Bank {
        @Retried static CompletableFuture<String> pay(String what) {
          return CompletableFuture.completedFuture("paid " + what);
        }
      }
      """;

  private static final String PLAIN = "package app; public class Plain {}";

  @TempDir private Path folder;

  @Test
  void whatIsAnnotatedIsWovenOnce() throws IOException {
    compile(SHOP, BANK, PLAIN);
    byte[] plain = Files.readAllBytes(classes().resolve("app/Plain.class"));
    assertThat(weave()).isEqualTo(counts(2, 2, 2, 0, 0));
    Map<String, Long> times = times();
    assertThat(times.keySet()).contains("app/Bank$WeftClosure1.class");
    assertThat(weave()).isEqualTo(counts(2, 2, 0, 0, 2));
    assertThat(times()).isEqualTo(times);
    assertThat(classes().resolve("app/Plain.class")).hasBinaryContent(plain);
  }

  @Test
  void aRecompiledClassIsRestored() throws IOException {
    compile(SHOP, BANK);
    weave();
    Map<String, byte[]> first = contents();
    compile(SHOP, BANK);
    assertThat(weave()).isEqualTo(counts(2, 2, 0, 2, 0));
    assertSame(contents(), first);
  }

  @Test
  void onlyAChangedClassIsWovenAnew() throws IOException {
    compile(SHOP, BANK);
    weave();
    compile(SHOP, BANK.replace("paid ", "has paid "));
    assertThat(weave()).isEqualTo(counts(2, 2, 1, 1, 0));
  }

  @Test
  void theOrderOfWorkMakesNoDifference() throws IOException {
    compile(SHOP, BANK);
    weave();
    Map<String, byte[]> together = contents();
    clear(classes());
    clear(folder.resolve("state"));
    compile(BANK);
    weave();
    compile(SHOP);
    weave();
    assertSame(contents(), together);
  }

  @Test
  void generatedClassesThatDoNotBelongAreDeleted() throws IOException {
    compile(BANK);
    weave();
    compile(BANK.replace("@Retried", "@Timed"));
    weave();
    assertThat(contents().keySet()).containsExactly("app/Bank.class");
  }

  @Test
  void generatedClassesGoWithTheirClass() throws IOException {
    compile(SHOP, BANK);
    weave();
    Files.delete(classes().resolve("app/Bank.class"));
    assertThat(weave()).isEqualTo(counts(1, 1, 0, 0, 1));
    assertThat(contents().keySet()).containsExactly("app/Shop.class");
  }

  @Test
  void aStateThatIsNoneIsRebuilt() throws IOException {
    compile(SHOP, BANK);
    weave();
    Map<String, byte[]> first = contents();
    try (Stream<Path> files = Files.list(folder.resolve("state"))) {
      for (Path file : files.toList()) {
        Files.writeString(file, "rubbish", StandardCharsets.UTF_8);
      }
    }
    compile(SHOP, BANK);
    assertThat(weave()).isEqualTo(counts(2, 2, 2, 0, 0));
    assertSame(contents(), first);
  }

  @Test
  void aLostStateLeavesWovenClassesAlone() throws IOException {
    compile(SHOP, BANK);
    weave();
    Map<String, byte[]> first = contents();
    clear(folder.resolve("state"));
    assertThat(weave()).isEqualTo(counts(2, 2, 0, 0, 2));
    assertSame(contents(), first);
  }

  @Test
  void filesThatOnlyGotOtherTimesStayAsTheyAre() throws IOException {
    compile(SHOP, BANK);
    weave();
    Map<String, byte[]> first = contents();
    setTimes(classes(), FileTime.fromMillis(1_000_000_000_123L));
    Map<String, Long> times = times(classes());

    assertThat(weave()).isEqualTo(counts(2, 2, 0, 0, 2));

    assertSame(contents(), first);
    assertThat(times(classes())).isEqualTo(times);
  }

  @Test
  void aClassThatChangedWithinATickOfTheFileSystemsClockIsNotMissed() throws IOException {
    for (FileTime tick : List.of(FileTime.fromMillis(1_000_000_000_000L), fine(123_456_789))) {
      String other = SHOP.replace("@Timed", "@Timex");
      compile(
          BANK,
          other,
          """
          package ai.datapunk.weft.annotation;
          import java.lang.annotation.*;
          @Retention(RetentionPolicy.RUNTIME) public @interface Timex {}
          """);
      setTimes(classes(), tick);
      assertThat(weave()).isEqualTo(counts(1, 1, 1, 0, 0));
      long size = Files.size(classes().resolve("app/Shop.class"));
      setTimes(folder.resolve("state"), tick);
      compile(SHOP);
      assertThat(classes().resolve("app/Shop.class")).hasSize(size);
      setTimes(classes(), tick);
      assertThat(weave()).as("%s", tick).isEqualTo(counts(2, 2, 1, 0, 1));
      clear(folder);
    }
  }

  private static FileTime fine(int nanos) {
    return FileTime.from(Instant.ofEpochSecond(1_000_000_000L, nanos));
  }

  @Test
  void aModuleWithoutAnnotationsGetsNoState() throws IOException {
    compile(PLAIN);
    assertThat(weave()).isEqualTo(counts(0, 0, 0, 0, 0));
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void aTypeThatBecomesAFutureElsewhereChangesWhatIsWoven() throws IOException {
    Path library = Files.createDirectories(folder.resolve("library"));
    String result = "package lib; public class Result<T> %s {}";
    Compiled.into(library, result.formatted(""));
    Files.createDirectories(classes());
    Compiled.into(
        classes(),
        result.formatted(""),
        """
        package app;
        import ai.datapunk.weft.annotation.*;
        @MeshService("b")
        public class Asker { @Retried static lib.Result<String> ask() { return null; } }
        """);
    clear(classes().resolve("lib"));
    assertThat(weave(library)).isEqualTo(counts(1, 1, 1, 0, 0));
    Compiled.into(library, result.formatted("extends java.util.concurrent.CompletableFuture<T>"));
    assertThat(weave(library)).isEqualTo(counts(1, 1, 1, 0, 0));
    assertThat(contents().keySet()).contains("app/Asker$WeftClosure1.class");
  }

  @Test
  void missingAspectsAreNamedWithTheFix() throws IOException {
    compile(SHOP);
    byte[] unwoven = Files.readAllBytes(classes().resolve("app/Shop.class"));
    FolderWeaver weaver =
        new FolderWeaver(classes(), List.of(), folder.resolve("state"), line -> {});
    assertThatThrownBy(weaver::weave)
        .isInstanceOf(WeavingException.class)
        .hasMessage(
            "app.Shop cannot be woven: ai.datapunk.weft.aspects.ClassInitialization is not on its"
                + " class path. Add the dependency ai.datapunk.weft:weft-aspects.");
    assertThat(classes().resolve("app/Shop.class")).hasBinaryContent(unwoven);
  }

  private Path classes() {
    return folder.resolve("classes");
  }

  private void compile(String... sources) throws IOException {
    Files.createDirectories(classes());
    Compiled.into(classes(), sources);
  }

  private List<Integer> weave(Path... library) throws IOException {
    List<Path> classPath =
        Stream.concat(Stream.of(library), Compiled.classPath().stream()).toList();
    FolderReport report =
        new FolderWeaver(classes(), classPath, folder.resolve("state"), line -> {}).weave();
    return counts(
        report.classes(), report.methods(), report.woven(), report.restored(), report.unchanged());
  }

  private static List<Integer> counts(
      int classes, int methods, int woven, int restored, int unchanged) {
    return List.of(classes, methods, woven, restored, unchanged);
  }

  private static void setTimes(Path root, FileTime time) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, time);
      }
    }
  }

  private Map<String, Long> times() throws IOException {
    return times(folder);
  }

  private Map<String, Long> times(Path root) throws IOException {
    Map<String, Long> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(
            (file.startsWith(classes()) ? classes() : folder).relativize(file).toString(),
            Files.getLastModifiedTime(file).toMillis());
      }
    }
    return times;
  }

  private Map<String, byte[]> contents() throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(classes())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(classes().relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  private static void assertSame(Map<String, byte[]> actual, Map<String, byte[]> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    actual.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
  }

  private static void clear(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }
}
