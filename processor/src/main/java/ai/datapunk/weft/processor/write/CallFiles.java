package ai.datapunk.weft.processor.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogCalls;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogIndex;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.processor.catalog.OutputFolder;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the files by which other modules, and later compilations of some classes of this one, learn
 * what calls of a class come to: one for each class that has annotated methods or reaches some.
 */
final class CallFiles {

  private CallFiles() {}

  /**
   * The files of the classes that are compiled: their paths, and the texts that belong there.
   *
   * @param catalog the catalog of the module, in which other classes may be as well
   */
  static SortedMap<String, String> texts(Catalog catalog, CompiledCalls calls) {
    Map<String, List<CatalogMethod>> annotated = new HashMap<>();
    for (CatalogClass type : catalog.classes()) {
      List<CatalogMethod> woven = type.methods().stream().filter(CatalogMethod::isWoven).toList();
      if (calls.types().contains(type.name()) && !woven.isEmpty()) {
        annotated.put(type.name(), woven);
      }
    }
    Set<String> types = new HashSet<>(annotated.keySet());
    types.addAll(calls.unannotated().keySet());
    SortedMap<String, String> texts = new TreeMap<>();
    for (String type : types) {
      CatalogCalls entry =
          new CatalogCalls(
              annotated.getOrDefault(type, List.of()),
              calls.unannotated().getOrDefault(type, new TreeMap<>()));
      texts.put(CatalogIndex.callsPath(type), CatalogIndex.text(type, entry));
    }
    return texts;
  }

  /**
   * The paths of files that an earlier build left of what is no more: of classes that were compiled
   * again, and of those that left the catalog.
   *
   * @param written the paths of those that are written now
   */
  static List<String> left(
      OutputFolder output,
      Catalog catalog,
      Catalog before,
      Set<String> compiled,
      Set<String> written) {
    Set<String> names = output.names(CatalogIndex.callsFolder());
    if (names.isEmpty()) {
      return List.of();
    }
    Set<String> changed = before.classes().stream().map(CatalogClass::name).collect(toSet());
    catalog.classes().forEach(type -> changed.remove(type.name()));
    changed.addAll(compiled);
    return Stream.concat(changed.stream(), gone(names, output))
        .distinct()
        .map(CatalogIndex::callsPath)
        .filter(path -> !written.contains(path))
        .filter(path -> names.contains(path.substring(CatalogIndex.callsFolder().length())))
        .toList();
  }

  /**
   * The classes of such files that are there no more; where classes are only processed, none is.
   */
  private static Stream<String> gone(Set<String> names, OutputFolder output) {
    List<String> types =
        names.stream()
            .map(name -> URLDecoder.decode(name.replaceFirst("\\.json$", ""), UTF_8))
            .toList();
    List<String> gone = types.stream().filter(type -> !output.hasClass(type)).toList();
    return gone.size() == types.size() ? Stream.empty() : gone.stream();
  }
}
