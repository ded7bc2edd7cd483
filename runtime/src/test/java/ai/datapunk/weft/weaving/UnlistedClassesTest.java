package ai.datapunk.weft.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.MethodIndex;
import ai.datapunk.weft.weaving.UnlistedClasses.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnlistedClassesTest {

  private static final Counted STOCK = new Counted(CatalogLoader.STOCK, 2, 2);

  @TempDir private Path folder;

  @Test
  void annotatedClassesOfAFolder() throws IOException {
    ClassFolder.copy(Unwoven.Stock.class, folder);
    ClassFolder.copy(UnlistedClassesTest.class, folder);
    Files.write(folder.resolve("Broken.class"), new byte[] {1, 2, 3});

    assertThat(UnlistedClasses.in(List.of(folder))).containsExactly(STOCK);
  }

  @Test
  void aFolderWithACatalogIsLeftToThat() throws IOException {
    ClassFolder.copy(Unwoven.Stock.class, folder);
    Path catalog = folder.resolve(MethodIndex.PATH);
    Files.createDirectories(catalog.getParent());
    Files.createFile(catalog);

    assertThat(UnlistedClasses.in(List.of(folder))).isEmpty();
  }

  @Test
  void whatCanBeNoPackageIsNotGoneInto() throws IOException {
    ClassFolder.copy(Unwoven.Stock.class, folder.resolve("some-project"));

    assertThat(UnlistedClasses.in(List.of(folder))).isEmpty();
  }

  @Test
  void annotatedClassesOfAnArchive() throws IOException {
    Path jar = folder.resolve("shop.jar");
    ClassFolder.archive(jar, "", Unwoven.Stock.class);

    assertThat(UnlistedClasses.in(List.of(jar))).containsExactly(STOCK);
  }

  @Test
  void theApplicationsOwnClassesOfAnExecutableArchive() throws IOException {
    for (String inside : List.of("BOOT-INF/classes/", "WEB-INF/classes/")) {
      Path archive = folder.resolve("shop.war");
      ClassFolder.archive(archive, inside, Unwoven.Stock.class, inside);
      assertThat(UnlistedClasses.in(List.of(archive))).containsExactly(STOCK);

      ClassFolder.archive(archive, "", Unwoven.Stock.class, inside);
      assertThat(UnlistedClasses.in(List.of(archive))).isEmpty();
    }
  }

  @Test
  void anArchiveWithACatalogIsLeftToThat() throws IOException {
    Path jar = folder.resolve("shop.jar");
    ClassFolder.archive(jar, "", Unwoven.Stock.class, MethodIndex.PATH);
    Path boot = folder.resolve("boot.jar");
    String classes = "BOOT-INF/classes/";
    ClassFolder.archive(boot, classes, Unwoven.Stock.class, classes, classes + MethodIndex.PATH);

    assertThat(UnlistedClasses.in(List.of(jar, boot))).isEmpty();
  }

  @Test
  void whatIsNotThereOrNoArchiveHasNone() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "text");

    assertThat(UnlistedClasses.in(List.of(folder.resolve("gone"), text))).isEmpty();
  }
}
