package ai.datapunk.weft.record;

import ai.datapunk.weft.store.Cell;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The cells of the outcomes that were seen: open addressing in one array, which is copied when an
 * outcome comes. A cell is looked up by the parts of its outcome, so that a call which fails in a
 * known way allocates no key, and takes no lock. Looking up is thread-safe; the rest is guarded by
 * its recorder's lock.
 */
final class OutcomeCells<O extends Outcome> {

  private record Known<O>(int hash, O outcome, Cell cell) {}

  /** At most half full; a power of two long. */
  private volatile @Nullable Known<O>[] slots = newSlots(4);

  private int size;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <O> @Nullable Known<O>[] newSlots(int length) {
    return new Known[length];
  }

  /** The cell of the outcome with these parts; null if it was not seen yet. */
  @Nullable Cell get(
      int attempts, Enum<?> end, @Nullable String errorType, boolean connectionError) {
    @Nullable Known<O>[] all = slots;
    int hash = hash(attempts, end, errorType);
    for (int i = hash & (all.length - 1); ; i = (i + 1) & (all.length - 1)) {
      Known<O> known = all[i];
      if (known == null) {
        return null;
      }
      if (known.hash == hash && known.outcome.is(attempts, end, errorType, connectionError)) {
        return known.cell;
      }
    }
  }

  /** Adds the cell of an outcome that has none. */
  void put(O outcome, Cell cell) {
    @Nullable Known<O>[] before = slots;
    boolean crowded = 2 * (size + 1) > before.length;
    @Nullable Known<O>[] copy = newSlots(crowded ? 2 * before.length : before.length);
    for (Known<O> each : before) {
      if (each != null) {
        insert(copy, each);
      }
    }
    int hash = hash(outcome.attempts(), outcome.end(), outcome.errorType());
    insert(copy, new Known<>(hash, outcome, cell));
    size++;
    slots = copy;
  }

  /** Hands on all cells, and forgets them. */
  void drainTo(BiConsumer<O, Cell> action) {
    for (Known<O> each : slots) {
      if (each != null) {
        action.accept(each.outcome, each.cell);
      }
    }
    size = 0;
    slots = newSlots(4);
  }

  private static <O> void insert(@Nullable Known<O>[] slots, Known<O> known) {
    int i = known.hash & (slots.length - 1);
    while (slots[i] != null) {
      i = (i + 1) & (slots.length - 1);
    }
    slots[i] = known;
  }

  private static int hash(int attempts, Enum<?> end, @Nullable String errorType) {
    int hash = 31 * (31 * attempts + end.hashCode()) + Objects.hashCode(errorType);
    return hash ^ (hash >>> 16);
  }
}
