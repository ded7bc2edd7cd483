package ai.datapunk.weft.probe;

import java.util.ArrayList;
import java.util.List;

/** The values of a method's labels, in the order of their parameters. */
record LabelValues(List<String> values) {

  static final LabelValues NONE = new LabelValues(List.of());

  LabelValues and(String value) {
    List<String> longer = new ArrayList<>(values);
    longer.add(value);
    return new LabelValues(List.copyOf(longer));
  }
}
