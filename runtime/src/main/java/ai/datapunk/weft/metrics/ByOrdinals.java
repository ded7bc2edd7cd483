package ai.datapunk.weft.metrics;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The data points of a metric with two or three labels that are all enums, in one array by the
 * ordinals of their constants: a tree is a walk for each label. It knows those that it was told of.
 * Thread-safe.
 *
 * @param <P> what is recorded with
 */
final class ByOrdinals<P extends DataPoint> {

  /** How many label sets are in an array at most: more of them cost memory that few use. */
  private static final int MOST = 1 << 12;

  private static final int LABELS = 3;

  private final EnumOrdinals first;
  private final EnumOrdinals second;

  /** Of one constant, null, where there are two labels. */
  private final @Nullable EnumOrdinals third;

  private final AtomicReferenceArray<@Nullable P> points;

  private ByOrdinals(List<EnumOrdinals> labels, int size) {
    first = labels.get(0);
    second = labels.get(1);
    third = labels.size() < LABELS ? null : labels.get(2);
    points = new AtomicReferenceArray<>(size);
  }

  /** Null where the labels are not such, or too many values can come together. */
  static <P extends DataPoint> @Nullable ByOrdinals<P> of(List<EnumOrdinals> labels) {
    if (labels.size() < 2 || labels.size() > LABELS) {
      return null;
    }
    long size = labels.stream().mapToLong(EnumOrdinals::size).reduce(1, (a, b) -> a * b);
    return size == 0 || size > MOST ? null : new ByOrdinals<>(labels, (int) size);
  }

  /** The data point of two labels' values; null if it is not known. */
  @Nullable P get(@Nullable Object ofFirst, @Nullable Object ofSecond) {
    int index = index(ofFirst, ofSecond);
    return index < 0 ? null : points.getAcquire(index);
  }

  /** The data point of three labels' values; null if it is not known. */
  @Nullable P get(@Nullable Object ofFirst, @Nullable Object ofSecond, @Nullable Object ofThird) {
    int index = index(ofFirst, ofSecond, ofThird);
    return index < 0 ? null : points.getAcquire(index);
  }

  /** Knows the data point from now on, if the values are constants. */
  void put(@Nullable Object ofFirst, @Nullable Object ofSecond, P point) {
    put(index(ofFirst, ofSecond), point);
  }

  /** The same for three labels. */
  void put(@Nullable Object ofFirst, @Nullable Object ofSecond, @Nullable Object ofThird, P point) {
    put(index(ofFirst, ofSecond, ofThird), point);
  }

  private void put(int index, P point) {
    if (index >= 0) {
      points.setRelease(index, point);
    }
  }

  /** Negative if one of the values is no constant, or there is a label more. */
  private int index(@Nullable Object ofFirst, @Nullable Object ofSecond) {
    int row = first.of(ofFirst);
    int column = second.of(ofSecond);
    return third != null || (row | column) < 0 ? -1 : row * second.size() + column;
  }

  private int index(@Nullable Object ofFirst, @Nullable Object ofSecond, @Nullable Object ofThird) {
    EnumOrdinals last = third;
    if (last == null) {
      return -1;
    }
    int row = first.of(ofFirst);
    int column = second.of(ofSecond);
    int depth = last.of(ofThird);
    return (row | column | depth) < 0 ? -1 : (row * second.size() + column) * last.size() + depth;
  }
}
