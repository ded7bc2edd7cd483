package ai.datapunk.weft.weaving;

import ai.datapunk.weft.contract.MethodIndex;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** A class loader that has a list of methods beside the classes of the tests. */
final class CatalogLoader {

  static final String STOCK = "ai.datapunk.weft.weaving.Unwoven$Stock";
  static final String COUNT = STOCK + "#count(java.lang.String,int[][],java.util.Map$Entry)";
  static final String CLEAR = STOCK + "#clear()";
  static final String SIZE = "ai.datapunk.weft.weaving.Unwoven$Size#centimetres()";

  private CatalogLoader() {}

  static ClassLoader of(Path folder, String... lines) throws IOException {
    Path file = folder.resolve(MethodIndex.PATH);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
    return new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, CatalogLoader.class.getClassLoader());
  }
}
