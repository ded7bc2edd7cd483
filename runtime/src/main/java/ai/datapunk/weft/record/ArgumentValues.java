package ai.datapunk.weft.record;

import java.util.ArrayList;
import java.util.List;

/** The values of a method's labels, in the order of their parameters. */
public record ArgumentValues(List<String> values) {

  public static final ArgumentValues NONE = new ArgumentValues(List.of());

  ArgumentValues and(String value) {
    List<String> longer = new ArrayList<>(values);
    longer.add(value);
    return new ArgumentValues(List.copyOf(longer));
  }
}
