package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.ConstantLabel;
import ai.datapunk.weft.processor.read.LabelUse;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.TimedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Personal data and secrets do not become labels, unless masked or allowed with a reason. A label
 * is judged by its name, and by the name and type of its parameter; the constants of an enum are
 * nobody's data.
 */
final class PersonalData implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    List<Finding> findings = new ArrayList<>();
    TimedUse timed = method.timed();
    if (timed != null) {
      for (int i = 0; i < timed.labels().size(); i++) {
        String label = ConstantLabel.parse(timed.labels().get(i)).name();
        checkConstant(label, timed.at().attribute("labels").index(i), findings);
      }
    }
    for (WeftParameter parameter : method.parameters()) {
      LabelUse label = parameter.label();
      if (label != null && !label.mask() && label.allow().isBlank()) {
        checkArgument(label, parameter, findings);
      }
    }
    return findings;
  }

  private static void checkConstant(String label, Location at, List<Finding> findings) {
    PersonalWords.find(label)
        .ifPresent(word -> findings.add(Message.PERSONAL_DATA.at(at, label, "name", word)));
  }

  private static void checkArgument(
      LabelUse label, WeftParameter parameter, List<Finding> findings) {
    if (parameter.type().isClosed()) {
      return;
    }
    Optional<Finding> finding =
        finding(label, "name", label.name())
            .or(() -> finding(label, "parameter", parameter.name()))
            .or(() -> finding(label, "type", parameter.type().simpleName()));
    finding.ifPresent(findings::add);
  }

  private static Optional<Finding> finding(LabelUse label, String what, String name) {
    return PersonalWords.find(name)
        .map(
            word ->
                Message.PERSONAL_DATA.at(label.at().attribute("value"), label.name(), what, word));
  }
}
