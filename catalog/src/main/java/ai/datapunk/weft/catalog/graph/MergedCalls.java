package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.catalog.CatalogCall;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The calls that one method makes by two catalogs: all of both, in no order of the two. */
final class MergedCalls {

  private static final Comparator<CatalogCall> BY_PLACE =
      Comparator.comparing(CatalogCall::file).thenComparing(CatalogCall::line);

  private MergedCalls() {}

  /** A method is called once, and once by a fallback. */
  private record Callee(String name, boolean fallback) implements Comparable<Callee> {

    static Callee of(CatalogCall call) {
      return new Callee(call.callee(), call.fallback());
    }

    @Override
    public int compareTo(Callee other) {
      return Comparator.comparing(Callee::name)
          .thenComparing(Callee::fallback)
          .compare(this, other);
    }
  }

  static List<CatalogCall> of(List<CatalogCall> some, List<CatalogCall> others) {
    Map<Callee, CatalogCall> merged = new TreeMap<>();
    Stream.of(some, others)
        .flatMap(Collection::stream)
        .forEach(call -> merged.merge(Callee.of(call), call, MergedCalls::one));
    return List.copyOf(merged.values());
  }

  private static CatalogCall one(CatalogCall call, CatalogCall other) {
    CatalogCall first = BY_PLACE.compare(call, other) <= 0 ? call : other;
    return new CatalogCall(
        call.type(),
        call.method(),
        first.file(),
        first.line(),
        call.possible() && other.possible(),
        call.otherThread() && other.otherThread(),
        call.handled() && other.handled(),
        call.fallback());
  }
}
