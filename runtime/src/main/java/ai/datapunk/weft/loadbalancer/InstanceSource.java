package ai.datapunk.weft.loadbalancer;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.time.Scheduler;
import ai.datapunk.weft.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A source of instances: where those of a service come from. Asked at each pick and at each scrape,
 * so it should answer from memory; must be thread-safe.
 */
@FunctionalInterface
public interface InstanceSource {

  /**
   * The instances as of now: whatever the {@code @Instance} parameter takes, or {@link Address}es
   * that give such a thing a weight and a capacity. The very same list as before means that nothing
   * has changed.
   */
  List<?> instances();

  /** Always the same instances. */
  static InstanceSource of(Object... instances) {
    List<Object> fixed = List.of(requireNonNull(instances, "instances"));
    return () -> fixed;
  }

  /**
   * Instances that have to be asked for elsewhere. The first question waits for the answer; later
   * ones are answered from memory, and what is older than the refresh time is looked up again in
   * the background. A lookup that fails leaves the instances as they were.
   *
   * @param lookup asks, and waits for the answer; throws if there is none
   */
  static InstanceSource refreshed(Supplier<? extends List<?>> lookup, Duration refresh) {
    requireNonNull(lookup, "lookup");
    requireNonNull(refresh, "refresh");
    return new RefreshedInstances(lookup, refresh, Ticker.system(), Scheduler.system());
  }

  /**
   * An instance with more than its address.
   *
   * @param value what the {@code @Instance} parameter takes
   * @param weight its share of the calls under a weighted strategy, relative to the others'; 1 and
   *     up
   * @param capacity how many calls it can have in flight; 0 if that is not known
   */
  record Address(Object value, int weight, int capacity) {
    /** Checks the ranges. */
    public Address {
      if (weight < 1 || capacity < 0) {
        throw new IllegalArgumentException(
            "weight must be 1 or more and capacity 0 or more, but they are "
                + weight
                + " and "
                + capacity);
      }
    }
  }
}
