package ai.datapunk.weft.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which meters a registry has, as of the first question: it copies all of them to tell. For one go
 * through the families; not thread-safe.
 */
final class MetersThere {

  private final MeterRegistry registry;
  private @Nullable Set<Meter> all;
  private boolean fewer;

  MetersThere(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Whether it has this very one: two of one name and tags are equal. */
  boolean have(Meter meter) {
    return all().contains(meter);
  }

  /** One of them is removed. */
  void goes() {
    fewer = true;
  }

  /** Whether some were removed. */
  boolean areFewer() {
    return fewer;
  }

  /** Those that there are, by identity; whoever registers another one may add it. */
  Set<Meter> all() {
    Set<Meter> known = all;
    if (known == null) {
      known = Collections.newSetFromMap(new IdentityHashMap<>());
      known.addAll(registry.getMeters());
      all = known;
    }
    return known;
  }
}
