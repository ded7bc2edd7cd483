package ai.datapunk.weft.metrics;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.function.Predicate;
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

  /** Of the home; a field, since each step to it takes time. */
  private final ByOrdinals<P> byOrdinals;

  LabelledMetric(MetricHome<P> home) {
    this.home = home;
    this.byOrdinals = home.byOrdinals();
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
    P known = byOrdinals.get(value);
    return known != null ? known : branch(1).dataPoint(value);
  }

  /**
   * The same for two labels.
   *
   * @throws IllegalArgumentException if there are not two
   */
  public final P labelValues(@Nullable Object first, @Nullable Object second) {
    P known = byOrdinals.get(first, second);
    return known != null ? known : branch(2).next(first).dataPoint(second);
  }

  /**
   * The same for three labels.
   *
   * @throws IllegalArgumentException if there are not three
   */
  public final P labelValues(
      @Nullable Object first, @Nullable Object second, @Nullable Object third) {
    P known = byOrdinals.get(first, second, third);
    return known != null ? known : branch(3).next(first).next(second).dataPoint(third);
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
    return branch(4).next(first).next(second).next(third).dataPoint(fourth);
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
    Branch<P> branch = branch(5 + more.length).next(first).next(second).next(third).next(fourth);
    @Nullable Object value = fifth;
    for (Object each : more) {
      branch = branch.next(value);
      value = each;
    }
    return branch.dataPoint(value);
  }

  /**
   * What is recorded with for this constant of the one label's enum. For generated code, which
   * knows that it is of this enum: one of another enum would be recorded as one of this.
   * Applications have {@link #labelValues(Object)} and its like.
   *
   * @throws IllegalArgumentException if there is not one label
   */
  public final P labelConstants(@Nullable Enum<?> constant) {
    P known = byOrdinals.ofConstant(constant);
    return known != null ? known : labelValues(constant);
  }

  /**
   * The same for two labels.
   *
   * @throws IllegalArgumentException if there are not two
   */
  public final P labelConstants(@Nullable Enum<?> first, @Nullable Enum<?> second) {
    P known = byOrdinals.ofConstants(first, second);
    return known != null ? known : labelValues(first, second);
  }

  /**
   * The same for three labels.
   *
   * @throws IllegalArgumentException if there are not three
   */
  public final P labelConstants(
      @Nullable Enum<?> first, @Nullable Enum<?> second, @Nullable Enum<?> third) {
    P known = byOrdinals.ofConstants(first, second, third);
    return known != null ? known : labelValues(first, second, third);
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

  /**
   * Has this done with the data point of these values in the present mesh, and in each that comes
   * after it unless the action has told that a limit refuses it here. What was said of the same
   * values before is done no longer.
   *
   * @throws IllegalArgumentException if there are not as many labels
   */
  final void inEachMesh(@Nullable Object[] labelValues, Predicate<P> action) {
    // Their texts are asked for here, where nothing is locked.
    @Nullable Object[] texts = new Object[requireNonNull(labelValues, "labelValues").length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = home.points().text(labelValues[i]);
    }
    home.inEachMesh(Arrays.asList(texts), () -> action.test(home.points().dataPoint(texts)));
  }
}
