package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.LabelValues;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a method's labels, in the order of their parameters.
 *
 * @param overflow whether they stand for others that a limit refused
 */
public record ArgumentValues(List<String> values, boolean overflow) {

  public static final ArgumentValues NONE = new ArgumentValues(List.of(), false);

  /** With a value of the next label. */
  public ArgumentValues and(String value) {
    return and(value, overflow);
  }

  /** With what stands for the values that the next label does not take. */
  public ArgumentValues andOther() {
    return and(LabelValues.OTHER, true);
  }

  /** The value of the last label. */
  String last() {
    return values.get(values.size() - 1);
  }

  /** Whether the last value is what stands for those that its label does not take. */
  boolean endsBeyond() {
    return overflow && last().equals(LabelValues.OTHER);
  }

  private ArgumentValues and(String value, boolean isOverflow) {
    List<String> longer = new ArrayList<>(values);
    longer.add(value);
    return new ArgumentValues(List.copyOf(longer), isOverflow);
  }
}
