package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogChange.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares who reaches whom in two catalogs. Where in the source a call stands makes no difference;
 * one that is gone changes what series of both ends tell of each other.
 */
final class CallDiff {

  private CallDiff() {}

  static List<CatalogChange> between(Catalog older, Catalog newer) {
    Map<String, Set<String>> before = callees(older);
    Map<String, Set<String>> after = callees(newer);
    List<CatalogChange> changes = new ArrayList<>();
    add(before, after, Effect.CHANGES, "is gone", changes);
    add(after, before, Effect.ADDS, "is new", changes);
    return changes;
  }

  /** The calls that the others have not. */
  private static void add(
      Map<String, Set<String>> some,
      Map<String, Set<String>> others,
      Effect effect,
      String what,
      List<CatalogChange> changes) {
    some.forEach(
        (caller, callees) -> {
          Set<String> known = others.getOrDefault(caller, Set.of());
          for (String callee : callees) {
            if (!known.contains(callee)) {
              changes.add(new CatalogChange(effect, caller, "the call of " + callee + " " + what));
            }
          }
        });
  }

  private static Map<String, Set<String>> callees(Catalog catalog) {
    Map<String, Set<String>> callees = new TreeMap<>();
    for (CatalogClass type : catalog.classes()) {
      for (CatalogMethod method : type.methods()) {
        for (CatalogCall call : method.calls()) {
          callees
              .computeIfAbsent(type.name() + "." + method.signature(), key -> new TreeSet<>())
              .add(call.callee());
        }
      }
    }
    return callees;
  }
}
