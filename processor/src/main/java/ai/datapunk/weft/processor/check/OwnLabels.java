package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.ConstantLabel;
import ai.datapunk.weft.processor.read.LabelUse;
import ai.datapunk.weft.processor.read.TimedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;

/** The labels of a metric of one's own. */
final class OwnLabels {

  private OwnLabels() {}

  /** Their names: the constant ones, then those of parameters. */
  static List<String> namesOf(WeftMethod method) {
    List<String> names = new ArrayList<>();
    TimedUse timed = method.timed();
    if (timed != null && timed.hasMetric()) {
      timed.constantLabels().stream().map(ConstantLabel::name).forEach(names::add);
      for (WeftParameter parameter : method.parameters()) {
        LabelUse label = parameter.label();
        if (label != null) {
          names.add(label.name());
        }
      }
    }
    return names;
  }
}
