package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.contract.MetricNaming;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.Names;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.Recording;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Label names are snake_case, and not among those that Prometheus keeps for itself. */
final class LabelNames implements MethodRule {

  /** What a scrape gives each series, unless it is told to honour those that are there. */
  private static final Set<String> OF_TARGETS = Set.of("job", "instance");

  @Override
  public List<Finding> check(WeftMethod method) {
    List<Finding> findings = new ArrayList<>();
    NamedMetric metric = method.metric();
    if (metric != null) {
      for (int i = 0; i < metric.labels().size(); i++) {
        ConstantLabel label = ConstantLabel.parse(metric.labels().get(i));
        if (label.isComplete()) {
          check(method, label.name(), metric.at().attribute("labels").index(i), findings);
        }
      }
    }
    Recording recording = method.recording();
    if (recording != null && recording.kind() == Recording.Kind.STATES) {
      check(method, recording.stateLabel(), recording.at().attribute("label"), findings);
    }
    for (WeftParameter parameter : method.parameters()) {
      LabelAnnotation label = parameter.label();
      if (label != null) {
        check(method, label.name(), label.at().attribute("value"), findings);
      }
    }
    return findings;
  }

  private static void check(WeftMethod method, String name, Location at, List<Finding> findings) {
    if (MetricNaming.isReservedLabel(name)) {
      findings.add(Message.LABEL_RESERVED.at(at, name));
    } else if (OF_TARGETS.contains(name)) {
      findings.add(Message.LABEL_OF_TARGETS.at(at, name));
    } else if (!Names.isSnakeCase(name)) {
      // The run time takes no other labels of a metric set.
      boolean taken = Names.isLabel(name) && method.recording() == null;
      Message message = taken ? Message.LABEL_NAME_STYLE : Message.LABEL_NAME;
      findings.add(message.at(at, name));
    }
  }
}
