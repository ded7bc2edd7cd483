package ai.datapunk.weft.processor.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.datapunk.weft.processor.catalog.CatalogMethod.Circuit;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.StandardLocation;

/**
 * What the modules on the class path say of a name. Modules on a module path are not seen: there is
 * no way to ask for a file without knowing whose it is.
 */
public final class ClassPath {

  private final Filer filer;

  /** Asks through the compiler. */
  public ClassPath(Filer filer) {
    this.filer = filer;
  }

  private interface Parser<T> {
    Optional<T> parse(Reader in) throws IOException;
  }

  /** A metric of that name in another module. */
  public Optional<Index.Entry<OwnMetric>> metric(String name) {
    return find(Index.metricPath(name), Index::readMetric);
  }

  /** The breaker of that service in another module. */
  public Optional<Index.Entry<Circuit>> circuit(String service) {
    return find(Index.circuitPath(service), Index::readCircuit);
  }

  private <T> Optional<T> find(String path, Parser<T> parser) {
    try {
      FileObject found = filer.getResource(StandardLocation.CLASS_PATH, "", path);
      if (isOurs(found.toUri(), path)) {
        return Optional.empty();
      }
      try (Reader in = new InputStreamReader(found.openInputStream(), UTF_8)) {
        return parser.parse(in);
      }
    } catch (IOException | RuntimeException notThere) {
      // Compilers differ in how they say so, and what is not readable cannot be compared with.
      return Optional.empty();
    }
  }

  /** Builds put the output folder on the class path: what is there, this module wrote before. */
  private boolean isOurs(URI found, String path) throws IOException {
    return find(StandardLocation.CLASS_OUTPUT, path).filter(found::equals).isPresent();
  }

  private Optional<URI> find(JavaFileManager.Location location, String path) {
    try {
      return Optional.of(filer.getResource(location, "", path).toUri());
    } catch (IOException | RuntimeException notThere) {
      return Optional.empty();
    }
  }
}
