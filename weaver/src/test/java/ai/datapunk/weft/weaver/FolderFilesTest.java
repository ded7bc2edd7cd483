package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.classfile.ClassFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What class files there may be in a folder, and what becomes of the files themselves. */
class FolderFilesTest {

  private static final String SHOP =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      @MeshService("a")
      public class Shop {
        @Timed static String buy(String what) { return "a " + what; }
      }
      """;

  private static final String LATER = SHOP.replace("\"a \"", "\"later \"");

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

  @TempDir private Path folder;

  @Test
  void othersMayReadWhatTheyCouldReadBefore() throws IOException {
    compile(classes(), BANK);
    Path bank = classes().resolve("app/Bank.class");
    Files.setPosixFilePermissions(bank, PosixFilePermissions.fromString("rw-rw-r--"));
    weave();
    assertThat(permissions(bank)).isEqualTo("rw-rw-r--");
    Path anyFile = Files.createFile(folder.resolve("any"));
    assertThat(permissions(classes().resolve("app/Bank$WeftClosure1.class")))
        .isEqualTo(permissions(anyFile));
  }

  @Test
  void aFolderMayBeALink() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    compile(elsewhere, SHOP);
    Files.createSymbolicLink(classes(), elsewhere);
    assertThat(weave().woven()).isEqualTo(1);
    assertThat(unwoven("app/Shop.class")).isZero();
  }

  @Test
  void aClassFileMayBeALink() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    compile(elsewhere, SHOP);
    byte[] before = Files.readAllBytes(elsewhere.resolve("app/Shop.class"));
    Files.createDirectories(classes().resolve("app"));
    Files.createSymbolicLink(
        classes().resolve("app/Shop.class"), elsewhere.resolve("app/Shop.class"));
    assertThat(weave().woven()).isEqualTo(1);
    assertThat(unwoven("app/Shop.class")).isZero();
    assertThat(elsewhere.resolve("app/Shop.class")).hasBinaryContent(before);
    assertThat(weave().woven()).isEqualTo(0);
  }

  @Test
  void versionsOfAClassAreWovenEach() throws Throwable {
    Path later = classes().resolve("META-INF/versions/21");
    compile(later, LATER);
    compile(classes(), SHOP);
    assertThat(weave().woven()).isEqualTo(2);
    assertThat(call(classes())).isEqualTo("a x");
    assertThat(call(later)).isEqualTo("later x");
    compile(later, LATER.replace("later", "much later"));
    assertThat(weave().woven()).isEqualTo(1);
    assertThat(call(later)).isEqualTo("much later x");
    assertThat(call(classes())).isEqualTo("a x");
  }

  @Test
  void namesMayBeOfAnyAlphabet() throws IOException {
    compile(classes(), SHOP.replace("Shop", "Größe店"));
    assertThat(weave().woven()).isEqualTo(1);
    assertThat(unwoven("app/Größe店.class")).isZero();
    assertThat(weave().unchanged()).isEqualTo(1);
  }

  @Test
  void aRunThatWasBrokenOffBeforeItsIndexWasWrittenIsRemembered() throws IOException {
    compile(classes(), SHOP, BANK);
    weave();
    Files.delete(folder.resolve("state/index"));
    assertThat(weave().woven()).isEqualTo(0);
    assertThat(kept(".woven")).hasSize(2);
  }

  @Test
  void onlyOldTemporaryFilesAreThoseOfARunThatWasBrokenOff() throws IOException {
    compile(classes(), SHOP);
    Path state = Files.createDirectories(folder.resolve("state"));
    Files.createFile(state.resolve("weft-another-process.tmp"));
    Path old = Files.createFile(state.resolve("weft-broken-off.tmp"));
    Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000_000_000L));
    weave();
    assertThat(kept(".tmp")).containsExactly("weft-another-process.tmp");
  }

  private List<String> kept(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("state"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(suffix))
          .toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(
        Files.getFileAttributeView(file, PosixFileAttributeView.class)
            .readAttributes()
            .permissions());
  }

  private int unwoven(String path) throws IOException {
    return ClassFile.read(Files.readAllBytes(classes().resolve(path))).unwovenMethods().size();
  }

  private static String call(Path root) throws Throwable {
    return String.valueOf(
        new Application()
            .with("app/Shop", Files.readAllBytes(root.resolve("app/Shop.class")))
            .call("app.Shop", "buy", "x"));
  }

  private Path classes() {
    return folder.resolve("classes");
  }

  private static void compile(Path target, String... sources) throws IOException {
    Files.createDirectories(target);
    Compiled.into(target, sources);
  }

  private FolderReport weave() throws IOException {
    return new FolderWeaver(
            classes(), List.copyOf(Compiled.classPath()), folder.resolve("state"), line -> {})
        .weave();
  }
}
