package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The instances whose series have ended, because the instances are gone. What is recorded for one
 * later still counts, for its service and operation, and is seen again if it comes back.
 * Thread-safe.
 */
final class RetiredInstances {

  static final String SERVICE = "service";
  static final String INSTANCE = "instance";

  private final Set<List<String>> retired = ConcurrentHashMap.newKeySet();

  void add(String service, String instance) {
    retired.add(LabelText.valid(List.of(service, instance)));
  }

  void remove(String service, String instance) {
    retired.remove(LabelText.valid(List.of(service, instance)));
  }

  /** Whether a series is one of an instance that is gone. */
  boolean holds(Labels labels) {
    if (retired.isEmpty()) {
      return false;
    }
    String service = labels.get(SERVICE);
    String instance = labels.get(INSTANCE);
    return service != null && instance != null && retired.contains(List.of(service, instance));
  }
}
