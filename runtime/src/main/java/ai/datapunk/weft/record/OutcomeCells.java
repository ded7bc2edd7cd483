package ai.datapunk.weft.record;

import ai.datapunk.weft.store.Cell;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The cells of the outcomes that a recorder has seen: open addressing in one array, which is copied
 * when an outcome comes. A cell is looked up by the parts of its outcome, so that a call which
 * fails in a known way allocates no key, and takes no lock. Outcomes that no family tells apart any
 * more share a cell; some of them are known by themselves all the same. Thread-safe.
 */
abstract class OutcomeCells<O extends Outcome> {

  /** How many outcomes are known at most that share the cell of another one. */
  private static final int MOST_SHARING = 32;

  private record Known<O>(int hash, O outcome, Cell cell, boolean sharing) {}

  /** At most half full; a power of two long. Written under the lock, as is what follows. */
  private volatile @Nullable Known<O>[] slots = newSlots(4);

  private int size;
  private volatile int sharing;

  /** Whether another recorder has the cells that are still to come. */
  private volatile boolean closed;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <O> @Nullable Known<O>[] newSlots(int length) {
    return new Known[length];
  }

  /** What an outcome is told apart by. */
  abstract O key(O outcome);

  /** Whether a family has the error type of an outcome, limits or no limits. */
  abstract boolean namesError(O outcome);

  /** A new cell for what ended in this way. */
  abstract Cell create(O outcome);

  /** The cell of the outcome with these parts; null if it was not seen yet. */
  final @Nullable Cell get(
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

  /**
   * The cell of an outcome that is not known by itself, or not yet: it is made if there is none;
   * null if another recorder has it now.
   */
  final @Nullable Cell of(O outcome) {
    O key = key(outcome);
    // Without an end to it, error types would fill the memory.
    boolean shares = !key.equals(outcome) && sharing < MOST_SHARING && !namesError(outcome);
    Cell known = shares ? null : find(key);
    return known != null ? known : findOrCreate(key, outcome, shares);
  }

  private @Nullable Cell find(O outcome) {
    return get(outcome.attempts(), outcome.end(), outcome.errorType(), outcome.failedToConnect());
  }

  /**
   * Makes the cell, or finds it.
   *
   * @param shares whether the outcome is to be known by itself from now on, beside its key
   */
  private synchronized @Nullable Cell findOrCreate(O key, O outcome, boolean shares) {
    Cell cell = find(key);
    if (cell == null) {
      if (closed) {
        return null;
      }
      cell = create(outcome);
      put(key, cell, false);
    }
    if (shares && find(outcome) == null) {
      put(outcome, cell, true);
      int before = sharing; // Guarded by the lock, and read without it.
      sharing = before + 1;
    }
    return cell;
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

  /** Whether another recorder has the cells that are still to come. */
  final boolean isClosed() {
    return closed;
  }

  /** Hands on all cells, and forgets them: another recorder has those that are still to come. */
  final synchronized void drainTo(BiConsumer<O, Cell> action) {
    closed = true;
    for (Known<O> each : slots) {
      if (each != null && !each.sharing) {
        action.accept(each.outcome, each.cell);
      }
    }
    size = 0;
    sharing = 0;
    slots = newSlots(4);
  }

  /**
   * Lets go of the cells of which this is true.
   *
   * @param last whether another recorder has those that are still to come
   */
  final synchronized void letGo(BiPredicate<O, Cell> leaves, boolean last) {
    closed |= last;
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
