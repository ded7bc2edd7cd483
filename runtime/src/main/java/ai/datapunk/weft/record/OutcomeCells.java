package ai.datapunk.weft.record;

import ai.datapunk.weft.store.Cell;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The cells of the outcomes that were seen: open addressing in one array, which is copied when an
 * outcome comes. A cell is looked up by the parts of its outcome, so that a call which fails in a
 * known way allocates no key, and takes no lock. Looking up is thread-safe; the rest is guarded by
 * its recorder's lock.
 */
final class OutcomeCells<O extends Outcome> {

  /** How many outcomes are known at most that share the cell of another one. */
  private static final int MOST_SHARING = 32;

  private record Known<O>(int hash, O outcome, Cell cell, boolean sharing) {}

  /** At most half full; a power of two long. */
  private volatile @Nullable Known<O>[] slots = newSlots(4);

  private int size;
  private volatile int sharing;

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
    put(outcome, cell, false);
  }

  /** Adds an outcome that is recorded in the cell of another one, so that it is found by itself. */
  void share(O outcome, Cell cell) {
    put(outcome, cell, true);
    int before = sharing; // Guarded by the lock, and read without it.
    sharing = before + 1;
  }

  /**
   * Whether another outcome may share a cell: without an end, error types would fill the memory.
   */
  boolean canShare() {
    return sharing < MOST_SHARING;
  }

  private void put(O outcome, Cell cell, boolean shares) {
    @Nullable Known<O>[] before = slots;
    boolean crowded = 2 * (size + 1) > before.length;
    @Nullable Known<O>[] copy = newSlots(crowded ? 2 * before.length : before.length);
    for (Known<O> each : before) {
      if (each != null) {
        insert(copy, each);
      }
    }
    int hash = hash(outcome.attempts(), outcome.end(), outcome.errorType());
    insert(copy, new Known<>(hash, outcome, cell, shares));
    size++;
    slots = copy;
  }

  /** Hands on all cells, and forgets them. */
  void drainTo(BiConsumer<O, Cell> action) {
    for (Known<O> each : slots) {
      if (each != null && !each.sharing) {
        action.accept(each.outcome, each.cell);
      }
    }
    size = 0;
    sharing = 0;
    slots = newSlots(4);
  }

  /** Lets go of the cells of which this is true. */
  void removeIf(BiPredicate<O, Cell> leaves) {
    @Nullable Known<O>[] before = slots;
    @Nullable Known<O>[] copy = newSlots(before.length);
    int left = 0;
    int leftSharing = 0;
    for (Known<O> each : before) {
      if (each != null && !leaves.test(each.outcome, each.cell)) {
        insert(copy, each);
        left++;
        leftSharing += each.sharing ? 1 : 0;
      }
    }
    if (left < size) {
      size = left;
      sharing = leftSharing;
      slots = copy;
    }
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
