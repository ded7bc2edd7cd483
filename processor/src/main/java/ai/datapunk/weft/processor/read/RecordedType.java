package ai.datapunk.weft.processor.read;

import java.util.Map;

/** What the type of a recorded argument is to a metric. */
public enum RecordedType {
  /** A primitive number without a fraction. */
  WHOLE_NUMBER,
  /** A primitive number that may have one. */
  DECIMAL,
  /** A {@code java.time.Duration}. */
  DURATION,
  /** A {@code DoubleSupplier}. */
  DOUBLE_SUPPLIER,
  /** A {@code LongSupplier}. */
  LONG_SUPPLIER,
  /** An {@code IntSupplier}. */
  INT_SUPPLIER,
  /** An enum. */
  ENUM,
  /** Nothing that a metric takes; objects of numbers are here too, for they may be null. */
  OTHER;

  private static final Map<String, RecordedType> BY_NAME =
      Map.of(
          "byte", WHOLE_NUMBER,
          "short", WHOLE_NUMBER,
          "int", WHOLE_NUMBER,
          "long", WHOLE_NUMBER,
          "float", DECIMAL,
          "double", DECIMAL,
          "java.time.Duration", DURATION,
          "java.util.function.DoubleSupplier", DOUBLE_SUPPLIER,
          "java.util.function.LongSupplier", LONG_SUPPLIER,
          "java.util.function.IntSupplier", INT_SUPPLIER);

  /** That of a parameter's type. */
  public static RecordedType of(TypeFacts type) {
    return type.isEnum() ? ENUM : BY_NAME.getOrDefault(type.name(), OTHER);
  }

  /** Whether it is a primitive number. */
  public boolean isNumber() {
    return this == WHOLE_NUMBER || this == DECIMAL;
  }
}
