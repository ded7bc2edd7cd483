package ai.datapunk.weft.metrics;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.store.MetricStore;
import java.util.function.Supplier;

/**
 * An application's own metrics: those of metric sets, and others for names that are known only when
 * it runs. They are in the registry, the limits and the views of a mesh, as Weft's families are.
 * Thread-safe.
 *
 * <p>A name is snake_case and ends in the base unit where there is one: {@code _seconds}, {@code
 * _bytes} or {@code _ratio}; a counter's ends in {@code _total} after that, an info's in {@code
 * _info}. What it cannot be is refused with an {@link IllegalArgumentException} that says what to
 * do.
 */
public final class Metrics {

  private final Supplier<MetricStore> stores;

  /**
   * Metrics in a mesh: not for applications, who have {@code Weft.metrics()} and {@code
   * Mesh.metrics()}.
   *
   * @param stores gives the store of the mesh that is in use
   */
  @SuppressWarnings("exports") // No other module is meant to call it.
  public Metrics(Supplier<MetricStore> stores) {
    this.stores = requireNonNull(stores, "stores");
  }

  /**
   * The metrics that an interface with {@code @MetricSet} declares: the implementation that Weft's
   * processor wrote. To be kept in a field, as each call makes another one, of the same series.
   *
   * @throws IllegalArgumentException if it is no metric set, or one of its metrics cannot be, as
   *     its name is in use otherwise
   * @throws IllegalStateException if the processor did not run, or the implementation cannot be
   *     reached
   */
  public <S> S of(Class<S> metricSet) {
    return MetricSets.implementation(metricSet, this);
  }

  /**
   * A counter: of seconds or bytes if its name says so, else of whole numbers.
   *
   * @param name in snake_case, with {@code _total}
   * @param help what it counts
   * @throws IllegalArgumentException if the name cannot be a counter's, or there is no help
   */
  public Counter.Builder counter(String name, String help) {
    return new Counter.Builder(stores, name, help);
  }

  /**
   * A gauge: the value that was set last, or that a supplier gives at each scrape. It is absent
   * until it has one.
   *
   * @throws IllegalArgumentException if the name cannot be a gauge's, or there is no help
   */
  public Gauge.Builder gauge(String name, String help) {
    return new Gauge.Builder(stores, name, help);
  }

  /**
   * A gauge that counts up and down, such as what is in flight.
   *
   * @throws IllegalArgumentException if the name cannot be a gauge's, or there is no help
   */
  public UpDownCounter.Builder upDownCounter(String name, String help) {
    return new UpDownCounter.Builder(stores, name, help);
  }

  /**
   * A histogram of durations, sizes, ratios or whole numbers, as its name says.
   *
   * @throws IllegalArgumentException if the name cannot be a histogram's, or there is no help
   */
  public Histogram.Builder histogram(String name, String help) {
    return new Histogram.Builder(stores, name, help);
  }

  /**
   * An info: a series of value 1 that says something in its labels, such as a version.
   *
   * @param name in snake_case, with {@code _info}
   * @throws IllegalArgumentException if the name cannot be an info's, or there is no help
   */
  public Info.Builder info(String name, String help) {
    return new Info.Builder(stores, name, help);
  }

  /**
   * A state set: for each constant of an enum a gauge that is 1 while that is the state, and 0
   * otherwise.
   *
   * @param label has the state's name
   * @throws IllegalArgumentException if the name cannot be a gauge's, there is no help, or the enum
   *     has no constants
   */
  public <S extends Enum<S>> StateSet.Builder<S> stateSet(
      String name, String help, String label, Class<S> states) {
    return new StateSet.Builder<>(stores, name, help, label, states);
  }
}
