package ai.datapunk.weft.metrics;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The data points of a metric whose labels, up to three, are all enums: in one array by the
 * ordinals of their constants, since a tree is a walk for each label. Their series never end.
 * Thread-safe; filling is for one thread at a time.
 *
 * @param <P> what is recorded with
 */
final class ByOrdinals<P extends DataPoint> {

  /** How many label sets there are at most: more of them cost memory that few use. */
  private static final int MOST = 1 << 12;

  private static final int PAIR = 2;
  private static final int TRIPLE = 3;
  private static final DataPoint[] NONE = {};

  private final List<List<Enum<?>>> labels;
  private final @Nullable Class<?> first;
  private final @Nullable Class<?> second;
  private final @Nullable Class<?> third;

  /** How many constants the second label has, and the third one. */
  private final int seconds;

  private final int thirds;

  /** Where there is one label, two, or three; with other labels, they are empty. */
  private volatile DataPoint[] ofOne = NONE;

  private volatile DataPoint[] ofPair = NONE;
  private volatile DataPoint[] ofTriple = NONE;

  /**
   * Empty.
   *
   * @param labels the constants of each; none of a label of another type
   */
  ByOrdinals(List<List<Enum<?>>> labels) {
    this.labels = labels;
    this.first = type(0);
    this.second = type(1);
    this.third = type(2);
    this.seconds = size(1);
    this.thirds = size(2);
  }

  private int size(int label) {
    return label < labels.size() ? labels.get(label).size() : 0;
  }

  private @Nullable Class<?> type(int label) {
    return size(label) == 0 ? null : labels.get(label).get(0).getDeclaringClass();
  }

  /**
   * Has these data points from now on, if the labels are such, and not too many values can come
   * together.
   *
   * @param points gives the data point of a constant of each label
   */
  void fill(Function<@Nullable Object[], P> points) {
    if (labels.isEmpty() || labels.size() > TRIPLE || sets() > MOST) {
      return;
    }
    DataPoint[] all = new DataPoint[(int) sets()];
    for (int set = 0; set < all.length; set++) {
      all[set] = points.apply(constants(set));
    }
    have(all);
  }

  /** Has none until it is filled: they are left to the tree. */
  void clear() {
    have(NONE);
  }

  private void have(DataPoint[] all) {
    switch (labels.size()) {
      case 1 -> ofOne = all;
      case PAIR -> ofPair = all;
      default -> ofTriple = all;
    }
  }

  private long sets() {
    return labels.stream().mapToLong(List::size).reduce(1, (sets, size) -> sets * size);
  }

  /** Those of the set with this number: the last label's go fastest. */
  private @Nullable Object[] constants(int set) {
    @Nullable Object[] constants = new Object[labels.size()];
    int rest = set;
    for (int label = constants.length - 1; label >= 0; label--) {
      constants[label] = labels.get(label).get(rest % size(label));
      rest /= size(label);
    }
    return constants;
  }

  /**
   * The data point of the one label's value; null if that is no constant, or there are others.
   * Constants with a body of their own are left to the tree.
   */
  @Nullable P get(@Nullable Object value) {
    return value != null && value.getClass() == first ? ofConstant((Enum<?>) value) : null;
  }

  /** The same for two labels. */
  @Nullable P get(@Nullable Object row, @Nullable Object column) {
    return row != null && row.getClass() == first && column != null && column.getClass() == second
        ? ofConstants((Enum<?>) row, (Enum<?>) column)
        : null;
  }

  /** The same for three labels. */
  @Nullable P get(@Nullable Object row, @Nullable Object column, @Nullable Object depth) {
    return row != null
            && row.getClass() == first
            && column != null
            && column.getClass() == second
            && depth != null
            && depth.getClass() == third
        ? ofConstants((Enum<?>) row, (Enum<?>) column, (Enum<?>) depth)
        : null;
  }

  /** The data point of a constant of the one label's enum; null if there is none of its own. */
  @SuppressWarnings({"EnumOrdinal", "unchecked"}) // An array is all that is faster than a map.
  @Nullable P ofConstant(@Nullable Enum<?> constant) {
    DataPoint[] points = ofOne;
    if (constant == null) {
      return null;
    }
    int set = constant.ordinal();
    return set < points.length ? (P) points[set] : null;
  }

  /** The same for two labels. */
  @SuppressWarnings({"EnumOrdinal", "unchecked"})
  @Nullable P ofConstants(@Nullable Enum<?> row, @Nullable Enum<?> column) {
    DataPoint[] points = ofPair;
    if (row == null || column == null) {
      return null;
    }
    int set = row.ordinal() * seconds + column.ordinal();
    return set < points.length ? (P) points[set] : null;
  }

  /** The same for three labels. */
  @SuppressWarnings({"EnumOrdinal", "unchecked"})
  @Nullable P ofConstants(
      @Nullable Enum<?> row, @Nullable Enum<?> column, @Nullable Enum<?> depth) {
    DataPoint[] points = ofTriple;
    if (row == null || column == null || depth == null) {
      return null;
    }
    int set = (row.ordinal() * seconds + column.ordinal()) * thirds + depth.ordinal();
    return set < points.length ? (P) points[set] : null;
  }
}
