package ai.datapunk.weft.metrics;

import org.jspecify.annotations.Nullable;

/**
 * A metric whose label values lead to data points, which are made once and then found without an
 * allocation: by ordinal where the value is an enum's constant, else by one look-up. An enum's
 * constant is recorded by its name, anything else by its {@code toString}. Thread-safe.
 *
 * <p>A data point belongs to the mesh in which it was asked for. It can be kept for as long as that
 * is in use, which is a little faster than asking each time.
 *
 * @param <P> what is recorded with
 */
public abstract class LabelledMetric<P extends DataPoint> {

  private final MetricHome<P> home;

  LabelledMetric(MetricHome<P> home) {
    this.home = home;
  }

  /** What is recorded with, of a metric without labels. */
  final P unlabelled() {
    return home.points().dataPoint();
  }

  /**
   * What is recorded with for this value of the one label.
   *
   * @throws IllegalArgumentException if there is not one label
   */
  public final P labelValues(@Nullable Object value) {
    return home.points().branch(1).dataPoint(value);
  }

  /**
   * The same for two labels.
   *
   * @throws IllegalArgumentException if there are not two
   */
  public final P labelValues(@Nullable Object first, @Nullable Object second) {
    return home.points().branch(2).next(first).dataPoint(second);
  }

  /**
   * The same for three labels.
   *
   * @throws IllegalArgumentException if there are not three
   */
  public final P labelValues(
      @Nullable Object first, @Nullable Object second, @Nullable Object third) {
    return home.points().branch(3).next(first).next(second).dataPoint(third);
  }

  /**
   * The same for four labels.
   *
   * @throws IllegalArgumentException if there are not four
   */
  public final P labelValues(
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third,
      @Nullable Object fourth) {
    return home.points().branch(4).next(first).next(second).next(third).dataPoint(fourth);
  }

  /**
   * The same for five labels and more: those from the sixth on come in an array, which costs its
   * allocation.
   *
   * @throws IllegalArgumentException if there are not as many labels as values
   */
  public final P labelValues(
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third,
      @Nullable Object fourth,
      @Nullable Object fifth,
      @Nullable Object... more) {
    Branch<P> branch =
        home.points().branch(5 + more.length).next(first).next(second).next(third).next(fourth);
    @Nullable Object value = fifth;
    for (Object each : more) {
      branch = branch.next(value);
      value = each;
    }
    return branch.dataPoint(value);
  }

  /**
   * The values of the first of so many labels, for generated code.
   *
   * @throws IllegalArgumentException if there are not so many
   */
  public final Branch<P> branch(int labels) {
    return home.points().branch(labels);
  }

  /** How many data points and branches the present mesh's tree has. */
  final int size() {
    return home.points().size();
  }

  /** Has this done in the present mesh, and in each that comes after it. */
  final void inEachMesh(Runnable action) {
    home.inEachMesh(action);
  }
}
