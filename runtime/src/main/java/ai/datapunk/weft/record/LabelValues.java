package ai.datapunk.weft.record;

import java.util.ArrayList;
import java.util.List;

/** The values of a method's labels, in the order of their parameters. */
public record LabelValues(List<String> values) {

  public static final LabelValues NONE = new LabelValues(List.of());

  LabelValues and(String value) {
    List<String> longer = new ArrayList<>(values);
    longer.add(value);
    return new LabelValues(List.copyOf(longer));
  }
}
