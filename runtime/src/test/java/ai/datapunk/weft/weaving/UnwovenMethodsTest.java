package ai.datapunk.weft.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnwovenMethodsTest {

  @TempDir private Path folder;

  @Test
  void methodsThatCatalogsListAreLookedUpInClassFiles() throws IOException {
    UnwovenMethods found =
        UnwovenMethods.of(
            CatalogLoader.of(folder, CatalogLoader.COUNT, CatalogLoader.CLEAR, CatalogLoader.SIZE));

    assertThat(found.listed()).isEqualTo(3);
    assertThat(found.count()).isEqualTo(3);
    assertThat(found.byClass())
        .isEqualTo(Map.of(CatalogLoader.STOCK, 2, "ai.datapunk.weft.weaving.Unwoven$Size", 1));
  }

  @Test
  void whatIsNotThereDoesNotCount() throws IOException {
    UnwovenMethods found =
        UnwovenMethods.of(
            CatalogLoader.of(
                folder, "gone.Shop#sell()", "no line", "", CatalogLoader.STOCK + "#gone()"));

    assertThat(found.listed()).isEqualTo(1);
    assertThat(found.count()).isZero();
  }

  @Test
  void withoutACatalogThereIsNothing() throws IOException {
    UnwovenMethods found = UnwovenMethods.of(ClassLoader.getPlatformClassLoader());

    assertThat(found).isEqualTo(new UnwovenMethods(0, new TreeMap<>()));
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
