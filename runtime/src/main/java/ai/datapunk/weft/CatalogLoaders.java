package ai.datapunk.weft;

import java.io.IOException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The class loaders that see the application's catalogs: the thread's context class loader, and
 * Weft's own.
 */
final class CatalogLoaders {

  private final List<ClassLoader> loaders =
      Stream.of(Thread.currentThread().getContextClassLoader(), Mesh.class.getClassLoader())
          .filter(Objects::nonNull)
          .distinct()
          .toList();

  private CatalogLoaders() {}

  /** Those of this thread as it is now, to be asked unlocked: they are the application's code. */
  static CatalogLoaders ofThisThread() {
    return new CatalogLoaders();
  }

  /** Whether one of them has a resource. */
  boolean have(String resource) {
    return loaders.stream().anyMatch(loader -> loader.getResource(resource) != null);
  }

  /**
   * All resources of a name, each once: one class loader may be the other's parent.
   *
   * @throws IOException if a class loader cannot say what it has
   */
  Collection<URL> all(String resource) throws IOException {
    // By their texts: URLs are equal if their hosts have one address.
    Map<String, URL> all = new LinkedHashMap<>();
    for (ClassLoader loader : loaders) {
      for (URL url : Collections.list(loader.getResources(resource))) {
        all.put(url.toExternalForm(), url);
      }
    }
    return all.values();
  }
}
