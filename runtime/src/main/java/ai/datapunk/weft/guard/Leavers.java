package ai.datapunk.weft.guard;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The instances of a service that left last, in the order in which they did: a short memory, so
 * that the series of one that is restarted go on where they ended, and that those of all that ever
 * were need not be kept. Not thread-safe.
 */
final class Leavers {

  /** How many are remembered. */
  static final int MOST = 100;

  /** How long one is remembered. */
  static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Map<TrackedInstance, Long> since = new LinkedHashMap<>();

  /** One has left. */
  void add(TrackedInstance instance, long nanoTime) {
    since.put(instance, nanoTime);
  }

  /** One is back. */
  void remove(TrackedInstance instance) {
    since.remove(instance);
  }

  /** Takes out those that are too many or left too long ago. */
  List<TrackedInstance> expire(long nanoTime) {
    List<TrackedInstance> expired = new ArrayList<>();
    Iterator<Map.Entry<TrackedInstance, Long>> oldest = since.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<TrackedInstance, Long> next = oldest.next();
      if (since.size() <= MOST && nanoTime - next.getValue() < LONGEST_NANOS) {
        break;
      }
      expired.add(next.getKey());
      oldest.remove();
    }
    return expired;
  }
}
