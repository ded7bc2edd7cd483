package ai.datapunk.weft.record;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A map from arguments to what is recorded for them: open addressing in one array, which is copied
 * when an entry comes or goes. Looking up takes no lock and allocates nothing, and no lock is held
 * while an argument's own {@code hashCode} or {@code equals} runs. Thread-safe.
 */
public final class ArgumentTable<V> {

  private static final Object NULL = new Object();

  /** Keys at even and their values at odd positions; at most half full; a power of two long. */
  private volatile @Nullable Object[] slots = new Object[8];

  /** The hashes of the keys, at their positions. Guarded by this. */
  private int[] hashes = new int[8];

  /** Written under the lock. */
  private volatile int size;

  /** Empty. */
  public ArgumentTable() {}

  /** How many arguments are known. */
  public int size() {
    return size;
  }

  public @Nullable V get(@Nullable Object argument) {
    Object key = argument == null ? NULL : argument;
    return find(slots, key, key.hashCode());
  }

  /** The same for a {@link Long}, which need not be made for it. */
  @SuppressWarnings("unchecked")
  public @Nullable V get(long number) {
    @Nullable Object[] in = slots;
    int mask = in.length - 1;
    for (int i = start(Long.hashCode(number), mask); ; i = (i + 2) & mask) {
      Object known = in[i];
      if (known == null) {
        return null;
      }
      if (known instanceof Long other && other == number) {
        return (V) in[i + 1];
      }
    }
  }

  @SuppressWarnings("unchecked")
  private @Nullable V find(@Nullable Object[] in, Object key, int hash) {
    int mask = in.length - 1;
    for (int i = start(hash, mask); ; i = (i + 2) & mask) {
      Object known = in[i];
      if (known == null) {
        return null;
      }
      if (known == key || known.equals(key)) {
        return (V) in[i + 1];
      }
    }
  }

  /** The value that satisfies a condition, whatever its argument; null if there is none. */
  @Nullable V find(Predicate<V> condition) {
    return find(slots, condition);
  }

  @SuppressWarnings("unchecked")
  private @Nullable V find(@Nullable Object[] in, Predicate<V> condition) {
    for (int i = 0; i < in.length; i += 2) {
      if (in[i] != null && condition.test((V) in[i + 1])) {
        return (V) in[i + 1];
      }
    }
    return null;
  }

  /** Adds the value unless there is one, and returns the one that is there then. */
  public V putIfAbsent(@Nullable Object argument, V value) {
    Object key = argument == null ? NULL : argument;
    int hash = key.hashCode();
    return put(in -> find(in, key, hash), key, hash, value);
  }

  /**
   * The same where a value that satisfies the condition is the argument's: no code of the
   * argument's own runs.
   *
   * @param hash the argument's
   */
  V putUnless(Predicate<V> present, Object argument, int hash, V value) {
    return put(in -> find(in, present), argument, hash, value);
  }

  private V put(Function<@Nullable Object[], @Nullable V> look, Object key, int hash, V value) {
    while (true) {
      @Nullable Object[] seen = slots;
      V known = look.apply(seen);
      if (known != null) {
        return known;
      }
      if (add(seen, key, hash, value)) {
        return value;
      }
    }
  }

  /** Adds what is not there, unless something has changed since that was seen. */
  private synchronized boolean add(@Nullable Object[] seen, Object key, int hash, V value) {
    if (slots != seen) {
      return false;
    }
    boolean crowded = 4 * (size + 1) > seen.length;
    copy(crowded ? 2 * seen.length : seen.length, Set.of(), key, hash, value);
    return true;
  }

  /** Removes a value, if it is there. */
  public synchronized void remove(V value) {
    if (find(each -> each == value) != null) {
      removeAll(Set.of(value));
    }
  }

  /** The values, each once. */
  @SuppressWarnings("unchecked")
  public Set<V> values() {
    @Nullable Object[] now = slots;
    Set<V> values = new HashSet<>();
    for (int i = 0; i < now.length; i += 2) {
      if (now[i] != null) {
        values.add((V) now[i + 1]);
      }
    }
    return values;
  }

  /** Removes these values, whatever the arguments that have them. */
  public synchronized void removeAll(Set<V> values) {
    copy(slots.length, values, null, 0, null);
  }

  /** Leaves out some values, and adds another. */
  private void copy(int length, Set<V> left, @Nullable Object key, int hash, @Nullable V value) {
    int copied = 0;
    @Nullable Object[] before = slots;
    @Nullable Object[] copy = new Object[length];
    int[] copiedHashes = new int[length];
    for (int i = 0; i < before.length; i += 2) {
      Object each = before[i];
      if (each != null && !left.contains(before[i + 1])) {
        insert(copy, copiedHashes, each, hashes[i], before[i + 1]);
        copied++;
      }
    }
    if (key != null) {
      insert(copy, copiedHashes, key, hash, value);
      copied++;
    }
    size = copied;
    hashes = copiedHashes;
    slots = copy;
  }

  private static void insert(
      @Nullable Object[] slots, int[] hashes, Object key, int hash, @Nullable Object value) {
    int mask = slots.length - 1;
    int i = start(hash, mask);
    while (slots[i] != null) {
      i = (i + 2) & mask;
    }
    slots[i] = key;
    slots[i + 1] = value;
    hashes[i] = hash;
  }

  private static int start(int hash, int mask) {
    return (hash ^ (hash >>> 16)) << 1 & mask;
  }
}
