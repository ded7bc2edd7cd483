package ai.datapunk.weft.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.classfile.ClassFile;
import ai.datapunk.weft.contract.classfile.ClassFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnwovenMethodsTest {

  @TempDir private Path folder;

  @Test
  void methodsThatCatalogsListAreLookedUpInClassFiles() throws IOException {
    UnwovenMethods found =
        UnwovenMethods.of(
            CatalogLoader.of(folder, CatalogLoader.COUNT, CatalogLoader.CLEAR, CatalogLoader.SIZE),
            Set.of());

    assertThat(found.total()).isEqualTo(3);
    assertThat(found.count()).isEqualTo(3);
    assertThat(found.byClass())
        .isEqualTo(Map.of(CatalogLoader.STOCK, 2, "ai.datapunk.weft.weaving.Unwoven$Size", 1));
  }

  @Test
  void whatIsNotThereDoesNotCount() throws IOException {
    UnwovenMethods found =
        UnwovenMethods.of(
            CatalogLoader.of(
                folder, "gone.Shop#sell()", "no line", "", CatalogLoader.STOCK + "#gone()"),
            Set.of());

    assertThat(found.total()).isEqualTo(1);
    assertThat(found.count()).isZero();
  }

  @Test
  void oneClassFileThatIsNotToBeReadLeavesTheOthersKnown() throws IOException {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.write(broken.resolve("Header.class"), new byte[] {1, 2, 3});
    Files.write(broken.resolve("Code.class"), withBrokenCode());

    UnwovenMethods found =
        UnwovenMethods.of(
            CatalogLoader.of(
                folder, "broken.Header#go()", "broken.Code#clear()", CatalogLoader.CLEAR),
            Set.of());

    assertThat(found)
        .isEqualTo(new UnwovenMethods(1, new TreeMap<>(Map.of(CatalogLoader.STOCK, 1))));
  }

  /** A class file of which one byte is wrong, such that only a look at its code finds it. */
  private static byte[] withBrokenCode() throws IOException {
    byte[] whole;
    try (InputStream in = Unwoven.class.getResourceAsStream("Unwoven$Stock.class")) {
      whole = in.readAllBytes();
    }
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= (byte) 0xFF;
      try {
        ClassFile.read(changed);
      } catch (ClassFileException anywhereElse) {
        continue;
      }
      try {
        ClassFile.read(changed).unwovenMethods();
      } catch (ClassFileException ofTheCode) {
        return changed;
      }
    }
    throw new AssertionError("no byte of code is such");
  }

  @Test
  void withoutACatalogThereIsNothing() throws IOException {
    UnwovenMethods found = UnwovenMethods.of(ClassLoader.getPlatformClassLoader(), Set.of());

    assertThat(found).isEqualTo(new UnwovenMethods(0, new TreeMap<>()));
  }

  @Test
  void whereNothingMadeACatalogClassFilesTell() throws IOException {
    ClassFolder.copy(Unwoven.Stock.class, folder);

    UnwovenMethods found = UnwovenMethods.of(ClassLoader.getPlatformClassLoader(), Set.of(folder));

    assertThat(found)
        .isEqualTo(new UnwovenMethods(2, new TreeMap<>(Map.of(CatalogLoader.STOCK, 2))));
  }

  @Test
  void tenClassesAreNamed() {
    TreeMap<String, Integer> classes = new TreeMap<>();
    for (char name = 'a'; name <= 'l'; name++) {
      classes.put(String.valueOf(name), 1);
    }

    assertThat(new UnwovenMethods(12, classes).classes())
        .isEqualTo("a, b, c, d, e, f, g, h, i, j and 2 more");
    classes.keySet().removeAll(java.util.List.of("k", "l"));
    assertThat(new UnwovenMethods(10, classes).classes()).isEqualTo("a, b, c, d, e, f, g, h, i, j");
  }
}
