package ai.datapunk.weft.store;

import ai.datapunk.weft.config.SeriesLimits;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The limits of a store, and how much of them is taken. Thread-safe. */
final class LabelSetLimits {

  /** The limits as numbers, each found once: settings are looked up by their names. */
  private static final class Numbers {

    final SeriesLimits limits;
    final int inAll;
    final Map<String, Integer> labelSets = new ConcurrentHashMap<>();
    final Map<String, Integer> errorTypes = new ConcurrentHashMap<>();
    final Map<String, Long> retentionNanos = new ConcurrentHashMap<>();

    Numbers(SeriesLimits limits) {
      this.limits = limits;
      this.inAll = limits.inAll();
    }

    /** A number that is mostly there, which {@code computeIfAbsent} may find under a lock. */
    static <V> V once(Map<String, V> known, String family, Function<String, V> found) {
      V value = known.get(family);
      return value != null ? value : known.computeIfAbsent(family, found);
    }
  }

  private volatile Numbers numbers = new Numbers(SeriesLimits.defaults());

  /** Families of which it was told that a limit is below what is never refused. */
  private final Set<String> toldBelow = ConcurrentHashMap.newKeySet();

  /** By family. Written under the lock, as is their sum. */
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();

  private volatile int takenInAll;

  /** Has these limits hold for the label sets that come from now on. */
  void set(SeriesLimits limits) {
    numbers = new Numbers(limits);
  }

  /** Whether the family's limit is below label sets that are never refused, which is news. */
  boolean isNewsBelow(String family, long closed) {
    int limit = ofFamilyAlone(family);
    return limit > 0 && limit < closed && toldBelow.add(family);
  }

  /** What was said of this family by its name; 0 if nothing was. */
  int ofFamilyAlone(String family) {
    Integer own = numbers.limits.ofFamilyAlone(family);
    return own == null ? 0 : own;
  }

  /** How many label sets a family may have that count. */
  int labelSets(String family) {
    Numbers now = numbers;
    return Numbers.once(now.labelSets, family, now.limits::labelSets);
  }

  /** How many label sets all families together may have. */
  int inAll() {
    return numbers.inAll;
  }

  /** How many error types a family tells apart for each service. */
  int errorTypes(String family) {
    Numbers now = numbers;
    return Numbers.once(now.errorTypes, family, now.limits::errorTypesOf);
  }

  /** After what time nobody touched them a family's series end; 0 if they do not. */
  long retentionNanos(String family) {
    Numbers now = numbers;
    return Numbers.once(
        now.retentionNanos, family, unknown -> now.limits.retentionOf(unknown).toNanos());
  }

  /** Whether another label set would have a place. */
  boolean hasRoom(String family) {
    return takenInAll < inAll() && taken(family) < labelSets(family);
  }

  /** Takes a place in each of these families, which are different ones, unless one has none. */
  synchronized boolean take(Collection<String> families) {
    if (takenInAll + families.size() > inAll() || !families.stream().allMatch(this::hasRoom)) {
      return false;
    }
    families.forEach(family -> taken.merge(family, 1, Integer::sum));
    takenInAll += families.size();
    return true;
  }

  /** Gives a place back. */
  synchronized void give(String family) {
    taken.merge(family, -1, Integer::sum);
    takenInAll--;
  }

  /** How many places of a family are taken. */
  int taken(String family) {
    return taken.getOrDefault(family, 0);
  }

  /** How many places are taken in all. */
  int takenInAll() {
    return takenInAll;
  }
}
