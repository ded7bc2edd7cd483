package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogChange.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares who reaches whom in two catalogs. Where in the source a call stands makes no difference;
 * one that is gone changes what series of both ends tell of each other. A catalog without any calls
 * was made where the compiler does not tell of them, mostly.
 */
final class CallDiff {

  /** So few may have come or gone by a change of the sources; which ones they are is told. */
  private static final int FEW = 3;

  private final Map<String, Map<String, CatalogCall>> before;
  private final Map<String, Map<String, CatalogCall>> after;
  private final List<CatalogChange> changes = new ArrayList<>();

  private CallDiff(Catalog older, Catalog newer) {
    this.before = calls(older);
    this.after = calls(newer);
  }

  static List<CatalogChange> between(Catalog older, Catalog newer) {
    CallDiff diff = new CallDiff(older, newer);
    if (diff.before.isEmpty() != diff.after.isEmpty()
        && many(diff.before) + many(diff.after) > FEW) {
      diff.compareAll();
    } else {
      diff.compareEach();
    }
    return diff.changes;
  }

  private void compareAll() {
    if (before.isEmpty()) {
      add(Effect.ADDS, "calls", many(after) + " are known, and none were before");
    } else {
      add(Effect.CHANGES, "calls", "none are known, and " + many(before) + " were before");
    }
  }

  private void compareEach() {
    before.forEach(
        (caller, calls) ->
            calls.forEach((callee, call) -> compare(caller, callee, call, of(after, caller))));
    after.forEach(
        (caller, calls) ->
            calls.keySet().stream()
                .filter(callee -> !of(before, caller).containsKey(callee))
                .forEach(callee -> add(Effect.ADDS, caller, theCall(callee) + "is new")));
  }

  private void compare(
      String caller, String callee, CatalogCall call, Map<String, CatalogCall> others) {
    CatalogCall now = others.get(callee);
    if (now == null) {
      add(Effect.CHANGES, caller, theCall(callee) + "is gone");
      return;
    }
    compare(caller, callee, call.fallback(), now.fallback(), "made by the fallback alone");
    compare(caller, callee, call.possible(), now.possible(), "one that is only possible");
  }

  private void compare(String caller, String callee, boolean was, boolean is, String what) {
    if (was != is) {
      String times = is ? "is now " : "was ";
      String end = is ? "" : ", and is not any more";
      add(Effect.CHANGES, caller, theCall(callee) + times + what + end);
    }
  }

  private void add(Effect effect, String caller, String what) {
    changes.add(new CatalogChange(effect, caller, what));
  }

  private static String theCall(String callee) {
    return "the call of " + callee + " ";
  }

  private static long many(Map<String, Map<String, CatalogCall>> calls) {
    return calls.values().stream().mapToLong(Map::size).sum();
  }

  private static Map<String, CatalogCall> of(
      Map<String, Map<String, CatalogCall>> calls, String caller) {
    return calls.getOrDefault(caller, Map.of());
  }

  /** Of two calls of one method: each of these is said of it only if it is so of both. */
  private static CatalogCall one(CatalogCall call, CatalogCall other) {
    return new CatalogCall(
        call.type(),
        call.method(),
        call.file(),
        call.line(),
        call.possible() && other.possible(),
        call.otherThread() && other.otherThread(),
        call.handled() && other.handled(),
        call.fallback() && other.fallback());
  }

  /** By caller and callee. */
  private static Map<String, Map<String, CatalogCall>> calls(Catalog catalog) {
    Map<String, Map<String, CatalogCall>> calls = new TreeMap<>();
    for (CatalogClass type : catalog.classes()) {
      for (CatalogMethod method : type.methods()) {
        for (CatalogCall call : method.calls()) {
          calls
              .computeIfAbsent(type.name() + "." + method.signature(), key -> new TreeMap<>())
              .merge(call.callee(), call, CallDiff::one);
        }
      }
    }
    return calls;
  }
}
