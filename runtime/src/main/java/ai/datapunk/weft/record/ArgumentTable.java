package ai.datapunk.weft.record;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map from arguments to what is recorded for them: open addressing in one array, which is copied
 * when an entry comes or goes. Looking up takes no lock and allocates nothing. Thread-safe.
 */
final class ArgumentTable<V> {

  private static final Object NULL = new Object();

  /** Keys at even and their values at odd positions; at most half full; a power of two long. */
  private volatile @Nullable Object[] slots = new Object[8];

  /** Written under the lock. */
  private volatile int size;

  /** How many arguments are known. */
  int size() {
    return size;
  }

  @Nullable V get(@Nullable Object argument) {
    return find(slots, argument == null ? NULL : argument);
  }

  @SuppressWarnings("unchecked")
  private @Nullable V find(@Nullable Object[] slots, Object key) {
    int mask = slots.length - 1;
    for (int i = start(key, mask); ; i = (i + 2) & mask) {
      Object known = slots[i];
      if (known == null) {
        return null;
      }
      if (known == key || known.equals(key)) {
        return (V) slots[i + 1];
      }
    }
  }

  /** Adds the value unless there is one, and returns the one that is there then. */
  synchronized V putIfAbsent(@Nullable Object argument, V value) {
    Object key = argument == null ? NULL : argument;
    V known = find(slots, key);
    if (known != null) {
      return known;
    }
    boolean crowded = 4 * (size + 1) > slots.length;
    @Nullable Object[] copy = new Object[crowded ? 2 * slots.length : slots.length];
    for (int i = 0; i < slots.length; i += 2) {
      Object each = slots[i];
      if (each != null) {
        insert(copy, each, slots[i + 1]);
      }
    }
    insert(copy, key, value);
    size++;
    slots = copy;
    return value;
  }

  /** The values, each once. */
  @SuppressWarnings("unchecked")
  Set<V> values() {
    @Nullable Object[] now = slots;
    Set<V> values = new HashSet<>();
    for (int i = 0; i < now.length; i += 2) {
      if (now[i] != null) {
        values.add((V) now[i + 1]);
      }
    }
    return values;
  }

  /** Removes the value of an argument, if it is this one. */
  synchronized void remove(@Nullable Object argument, V value) {
    if (find(slots, argument == null ? NULL : argument) == value) {
      removeAll(Set.of(value));
    }
  }

  /** Removes these values, whatever the arguments that have them. */
  synchronized void removeAll(Set<V> values) {
    int left = 0;
    @Nullable Object[] copy = new Object[slots.length];
    for (int i = 0; i < slots.length; i += 2) {
      Object each = slots[i];
      if (each != null && !values.contains(slots[i + 1])) {
        insert(copy, each, slots[i + 1]);
        left++;
      }
    }
    size = left;
    slots = copy;
  }

  private static void insert(@Nullable Object[] slots, Object key, @Nullable Object value) {
    int mask = slots.length - 1;
    int i = start(key, mask);
    while (slots[i] != null) {
      i = (i + 2) & mask;
    }
    slots[i] = key;
    slots[i + 1] = value;
  }

  private static int start(Object key, int mask) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) << 1 & mask;
  }
}
