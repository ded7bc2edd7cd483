package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.family.Family;
import ai.datapunk.weft.processor.read.LabelUse;
import ai.datapunk.weft.processor.read.TimedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;

/** The mesh families' label sets are closed, and a label needs a metric that has it. */
final class LabelsOfFamily implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedUse timed = method.timed();
    if (timed != null && timed.hasMetric()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (WeftParameter parameter : method.parameters()) {
      LabelUse label = parameter.label();
      if (label != null) {
        findings.add(
            timed == null
                ? Message.LABEL_UNUSED.at(label.at(), label.name())
                : Message.LABEL_OF_FAMILY.at(
                    label.at().attribute("value"), label.name(), didYouMean(label.name())));
      }
    }
    return findings;
  }

  private static String didYouMean(String label) {
    return Nearest.to(label, Family.MESH_CALL_DURATION_SECONDS.labels(), 3)
        .map(nearest -> " (" + nearest + " is set by @Timed itself)")
        .orElse("");
  }
}
