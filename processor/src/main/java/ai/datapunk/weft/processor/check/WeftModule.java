package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.calls.MethodName;
import ai.datapunk.weft.processor.catalog.CatalogEntries;
import ai.datapunk.weft.processor.catalog.ClassPathCatalogs;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A module at the end of its compilation. */
public final class WeftModule {

  private final List<Recorded> recorded;
  private final Catalog catalog;
  private final ClassPathCatalogs classPath;
  private final Settings settings;

  /**
   * Looks at the module once for all rules.
   *
   * @param compiled the classes that were compiled and have annotated methods
   * @param earlier those of an earlier compilation that an incremental one leaves as they are
   * @param classPath the other modules
   */
  public WeftModule(
      Collection<WeftClass> compiled,
      List<CatalogClass> earlier,
      ClassPathCatalogs classPath,
      Settings settings) {
    List<CatalogClass> classes = new ArrayList<>(earlier);
    List<Recorded> all = new ArrayList<>();
    for (CatalogClass entry : earlier) {
      entry.methods().forEach(method -> all.add(new Recorded(entry.name(), null, method)));
    }
    for (WeftClass type : sorted(compiled)) {
      CatalogClass entry = CatalogEntries.of(type);
      for (int i = 0; i < entry.methods().size(); i++) {
        all.add(new Recorded(entry.name(), type.cataloged().get(i), entry.methods().get(i)));
      }
      classes.add(entry);
    }
    this.recorded = List.copyOf(all);
    this.catalog = new Catalog(settings.application(), classes);
    this.classPath = classPath;
    this.settings = settings;
  }

  /**
   * A method, and what the catalog says of it.
   *
   * @param method null for one of an earlier compilation, at which nothing is printed: there is no
   *     source of it, or only a class file, which does not say what was suppressed
   */
  public record Recorded(String type, @Nullable WeftMethod method, CatalogMethod entry) {

    /** The method as a person would look for it. */
    public String name() {
      return type + "." + entry.signature();
    }
  }

  /** All methods; those of earlier compilations first, so that the others get the blame. */
  public List<Recorded> recorded() {
    return recorded;
  }

  /** What will be written if nothing is wrong, but for calls. */
  public Catalog catalog() {
    return catalog;
  }

  /** The same, with the calls of the graph. */
  public Catalog catalog(CallGraph graph) {
    return new Catalog(
        catalog.application(),
        catalog.classes().stream()
            .map(
                type ->
                    new CatalogClass(
                        type.name(),
                        type.file(),
                        type.methods().stream()
                            .map(method -> graph.entryOf(type.name(), method))
                            .toList()))
            .toList());
  }

  /** The methods whose calls are woven, and that can call each other. */
  public List<CallGraph.Node> woven() {
    return recorded.stream()
        .filter(each -> each.entry().isWoven())
        .map(
            each ->
                new CallGraph.Node(
                    new MethodName(each.type(), each.entry().signature()),
                    each.entry(),
                    each.method()))
        .toList();
  }

  /** Whether it would tell anything if it were known who calls whom. */
  public boolean hasPolicies() {
    return recorded.stream().anyMatch(each -> each.entry().isWoven());
  }

  /** The other modules. */
  public ClassPathCatalogs classPath() {
    return classPath;
  }

  /** What options say. */
  public Settings settings() {
    return settings;
  }

  /** Sorted by class: which of two is the first, and which the mistake, must not be chance. */
  private static List<WeftClass> sorted(Collection<WeftClass> classes) {
    return classes.stream().sorted(Comparator.comparing(WeftClass::binaryName)).toList();
  }
}
