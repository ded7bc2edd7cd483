package ai.datapunk.weft.aspects;

import ai.datapunk.weft.probe.Probe;
import java.lang.ref.WeakReference;
import org.aspectj.lang.JoinPoint;
import org.jspecify.annotations.Nullable;

/**
 * The probes of all classes by the identity of their join points: open addressing in one array,
 * five dependent loads to a probe. The way through the class and a {@link ClassValue} takes ten,
 * which is 1.3 ns of a call.
 *
 * <p>References are weak, so that no application keeps another from being unloaded. Thread-safe;
 * looking up takes no lock.
 */
final class ProbeCache {

  /** At most one place in so many is taken, so that a look-up rarely needs a second step. */
  private static final int SPARSENESS = 4;

  private static volatile @Nullable WeakReference<JoinPointProbe>[] places = newPlaces(256);

  /** How many places are taken; guarded by the class, as is what follows. */
  private static int taken;

  /** Counts how often all probes were forgotten. */
  private static int generation;

  private ProbeCache() {}

  static @Nullable Probe get(JoinPoint.StaticPart joinPoint) {
    @Nullable WeakReference<JoinPointProbe>[] now = places;
    int mask = now.length - 1;
    for (int i = System.identityHashCode(joinPoint) & mask; ; i = (i + 1) & mask) {
      WeakReference<JoinPointProbe> reference = now[i];
      if (reference == null) {
        return null;
      }
      JoinPointProbe known = reference.get();
      if (known != null && known.joinPoint() == joinPoint) {
        return known.probe();
      }
    }
  }

  /** What {@link #put} wants to know: whether all was forgotten since. */
  static synchronized int generation() {
    return generation;
  }

  /** Forgets all probes: they are those of a mesh that is the application's no longer. */
  static synchronized void clear() {
    generation++;
    taken = 0;
    places = newPlaces(places.length);
  }

  /**
   * Keeps a probe, unless all was forgotten since it was made.
   *
   * @param asOf the generation before it was made
   */
  static synchronized void put(JoinPointProbe fresh, int asOf) {
    if (asOf != generation) {
      return;
    }
    if ((taken + 1) * SPARSENESS > places.length) {
      grow();
    }
    place(places, fresh);
  }

  /** Leaves behind what belonged to classes that are gone. */
  private static void grow() {
    @Nullable WeakReference<JoinPointProbe>[] larger = newPlaces(2 * places.length);
    taken = 0;
    for (WeakReference<JoinPointProbe> reference : places) {
      JoinPointProbe known = reference == null ? null : reference.get();
      if (known != null) {
        place(larger, known);
      }
    }
    places = larger;
  }

  private static void place(@Nullable WeakReference<JoinPointProbe>[] in, JoinPointProbe fresh) {
    int mask = in.length - 1;
    int i = System.identityHashCode(fresh.joinPoint()) & mask;
    for (WeakReference<JoinPointProbe> there = in[i]; there != null; there = in[i]) {
      if (there.refersTo(fresh)) {
        return;
      }
      i = (i + 1) & mask;
    }
    in[i] = new WeakReference<>(fresh);
    taken++;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable WeakReference<JoinPointProbe>[] newPlaces(int length) {
    return new WeakReference[length];
  }
}
