package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;

/** The labels of a metric of one's own. */
public final class CustomMetricLabels {

  private CustomMetricLabels() {}

  /** Their names: the constant ones, then those of parameters. */
  public static List<String> namesOf(WeftMethod method) {
    List<String> names = new ArrayList<>();
    NamedMetric metric = method.metric();
    if (metric != null) {
      metric.constantLabels().stream().map(ConstantLabel::name).forEach(names::add);
      for (WeftParameter parameter : method.parameters()) {
        LabelAnnotation label = parameter.label();
        if (label != null) {
          names.add(label.name());
        }
      }
    }
    return names;
  }
}
