package ai.datapunk.weft.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Stream;

/**
 * Which meshes are bound to one registry, by whichever binders: a registry has one meter of each
 * name and tags. Keeps nothing from being collected. Thread-safe; runs nothing under its lock.
 */
final class BoundMeshes {

  /** How a mesh finds a registry. */
  enum Found {
    FREE,
    WITH_ANOTHER_MESH,
    WITH_THIS_MESH
  }

  private static final Map<MeterRegistry, List<WeakReference<BoundRegistry>>> BOUND =
      new WeakHashMap<>();

  private BoundMeshes() {}

  /** Has this one bound from now on, unless its mesh is there. */
  static Found enter(BoundRegistry entering) {
    synchronized (BOUND) {
      List<BoundRegistry> there = others(entering);
      if (there.stream().anyMatch(entering::isOfTheMeshOf)) {
        return Found.WITH_THIS_MESH;
      }
      List<WeakReference<BoundRegistry>> all =
          BOUND.computeIfAbsent(entering.registry(), registry -> new ArrayList<>());
      all.removeIf(each -> each.refersTo(null));
      all.add(new WeakReference<>(entering));
      return there.isEmpty() ? Found.FREE : Found.WITH_ANOTHER_MESH;
    }
  }

  /** It is bound no longer; nothing if that was told. */
  static void leave(BoundRegistry leaving) {
    synchronized (BOUND) {
      List<WeakReference<BoundRegistry>> all = BOUND.get(leaving.registry());
      if (all != null && all.removeIf(each -> each.refersTo(leaving)) && all.isEmpty()) {
        BOUND.remove(leaving.registry());
      }
    }
  }

  /** What else is bound to its registry. */
  static List<BoundRegistry> others(BoundRegistry one) {
    synchronized (BOUND) {
      return BOUND.getOrDefault(one.registry(), List.of()).stream()
          .map(WeakReference::get)
          .flatMap(Stream::ofNullable)
          .filter(each -> each != one)
          .toList();
    }
  }
}
