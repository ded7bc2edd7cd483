package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.contract.MetricNaming;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.Names;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.TimedAnnotation;
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
    TimedAnnotation timed = method.timed();
    if (timed != null) {
      for (int i = 0; i < timed.labels().size(); i++) {
        ConstantLabel label = ConstantLabel.parse(timed.labels().get(i));
        if (label.isComplete()) {
          check(label.name(), timed.at().attribute("labels").index(i), findings);
        }
      }
    }
    for (WeftParameter parameter : method.parameters()) {
      LabelAnnotation label = parameter.label();
      if (label != null) {
        check(label.name(), label.at().attribute("value"), findings);
      }
    }
    return findings;
  }

  private static void check(String name, Location at, List<Finding> findings) {
    if (MetricNaming.isReservedLabel(name)) {
      findings.add(Message.LABEL_RESERVED.at(at, name));
    } else if (OF_TARGETS.contains(name)) {
      findings.add(Message.LABEL_OF_TARGETS.at(at, name));
    } else if (!Names.isSnakeCase(name)) {
      Message message = Names.isLabel(name) ? Message.LABEL_NAME_STYLE : Message.LABEL_NAME;
      findings.add(message.at(at, name));
    }
  }
}
