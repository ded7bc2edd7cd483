package ai.datapunk.weft.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ordinals of an enum's constants, of values that may be something else. Immutable. */
final class EnumOrdinals {

  private final Object[] constants;

  /**
   * Those of these constants.
   *
   * @param constants of the enum, by their ordinals; none where the label is of another type
   */
  EnumOrdinals(List<Enum<?>> constants) {
    this.constants = constants.toArray();
  }

  /** How many constants there are. */
  int size() {
    return constants.length;
  }

  /** The ordinal of the value; negative if it is none of the constants. */
  @SuppressWarnings("EnumOrdinal") // An array is all that is faster than a map of enums.
  int of(@Nullable Object value) {
    if (value instanceof Enum<?> constant) {
      int ordinal = constant.ordinal();
      if (ordinal < constants.length && constants[ordinal] == value) {
        return ordinal;
      }
    }
    return -1;
  }
}
