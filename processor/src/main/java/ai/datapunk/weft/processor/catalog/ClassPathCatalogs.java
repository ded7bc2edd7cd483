package ai.datapunk.weft.processor.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.datapunk.weft.catalog.CatalogCalls;
import ai.datapunk.weft.catalog.CatalogIndex;
import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.catalog.CustomMetric;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * What the modules on the class path say of a name. Modules on a module path are not seen: there is
 * no way to ask for a file without knowing whose it is.
 */
public final class ClassPathCatalogs {

  private final Filer filer;
  private final OutputFolder output;
  private final Map<String, Optional<CatalogCalls>> calls = new HashMap<>();

  /** Asks through the compiler, for the module whose output folder this is. */
  public ClassPathCatalogs(Filer filer, OutputFolder output) {
    this.filer = filer;
    this.output = output;
  }

  /** Makes something of a file. */
  interface Parser<T> {
    Optional<T> parse(Reader in) throws IOException;
  }

  /** A metric of that name in another module. */
  public Optional<CatalogIndex.Entry<CustomMetric>> metric(String name) {
    return find(CatalogIndex.metricPath(name), CatalogIndex::readMetric);
  }

  /** The breaker of that service in another module. */
  public Optional<CatalogIndex.Entry<Circuit>> circuit(String service) {
    return find(CatalogIndex.circuitPath(service), CatalogIndex::readCircuit);
  }

  /** What is known of the calls of a class that is not compiled now, of this module or another. */
  public Optional<CatalogCalls> calls(String type) {
    return calls.computeIfAbsent(type, this::readCalls);
  }

  private Optional<CatalogCalls> readCalls(String type) {
    String path = CatalogIndex.callsPath(type);
    Optional<CatalogIndex.Entry<CatalogCalls>> found = output.read(path, CatalogIndex::readCalls);
    return (found.isPresent() ? found : first(path, CatalogIndex::readCalls))
        .map(CatalogIndex.Entry::value);
  }

  private <T> Optional<T> find(String path, Parser<T> parser) {
    // The class path gives the first file of a name only, and builds put the output folder first.
    return output.without(path, () -> first(path, parser));
  }

  private <T> Optional<T> first(String path, Parser<T> parser) {
    try {
      FileObject found = filer.getResource(StandardLocation.CLASS_PATH, "", path);
      if (output.isPlaceOf(path, found)) {
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
}
