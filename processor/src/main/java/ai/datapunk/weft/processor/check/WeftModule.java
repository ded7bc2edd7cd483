package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.catalog.Catalog;
import ai.datapunk.weft.processor.catalog.CatalogClass;
import ai.datapunk.weft.processor.catalog.CatalogEntries;
import ai.datapunk.weft.processor.catalog.CatalogMethod;
import ai.datapunk.weft.processor.catalog.ClassPath;
import ai.datapunk.weft.processor.read.LostOverride;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module at the end of its compilation.
 *
 * @param classes those that were compiled
 * @param earlier those that an earlier, incremental compilation left as they are
 * @param overrides what overriding methods lose
 * @param classPath the other modules
 */
public record WeftModule(
    List<WeftClass> classes,
    List<CatalogClass> earlier,
    List<LostOverride> overrides,
    ClassPath classPath,
    Settings settings) {

  /** Makes the lists unmodifiable, and sorts the classes: what is first must not be chance. */
  public WeftModule {
    classes = classes.stream().sorted(Comparator.comparing(WeftClass::binaryName)).toList();
    earlier = List.copyOf(earlier);
    overrides = List.copyOf(overrides);
  }

  /**
   * A method, and what the catalog says of it.
   *
   * @param method null for one of an earlier compilation, which nothing can be printed at
   */
  public record Use(String type, @Nullable WeftMethod method, CatalogMethod entry) {

    /** The method as a person would look for it. */
    public String name() {
      return type + "." + entry.signature();
    }
  }

  /** All methods; those of earlier compilations first, since nothing can be printed there. */
  public List<Use> uses() {
    List<Use> uses = new ArrayList<>();
    for (CatalogClass type : earlier) {
      for (CatalogMethod method : type.methods()) {
        uses.add(new Use(type.name(), null, method));
      }
    }
    for (WeftClass type : classes) {
      for (WeftMethod method : type.instrumented()) {
        uses.add(new Use(type.binaryName(), method, CatalogEntries.of(method)));
      }
    }
    return uses;
  }

  /** What will be written if nothing is wrong. */
  public Catalog catalog() {
    List<CatalogClass> all = new ArrayList<>(earlier);
    classes.stream()
        .filter(type -> !type.instrumented().isEmpty())
        .map(CatalogEntries::of)
        .forEach(all::add);
    return new Catalog(all);
  }
}
