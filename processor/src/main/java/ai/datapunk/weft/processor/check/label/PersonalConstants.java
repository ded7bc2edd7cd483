package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.contract.PersonalWords;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is written in {@code labels} is read by as many as an argument: a label is judged by its
 * name as an argument's is, and its value by what it looks like. The value itself is not printed.
 */
final class PersonalConstants implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    NamedMetric metric = method.metric();
    if (metric == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < metric.labels().size(); i++) {
      ConstantLabel label = ConstantLabel.parse(metric.labels().get(i));
      if (label.isComplete()) {
        Location at = metric.at().attribute("labels").index(i);
        why(label)
            .map(why -> Message.PERSONAL_CONSTANT.at(at, label.name(), why))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<String> why(ConstantLabel label) {
    // A constant is one value: a kind, where the name says so.
    return PersonalWords.find(label.name())
        .filter(word -> !PersonalWords.isKind(label.name()))
        .map(word -> "name says \"" + word + "\"")
        .or(() -> PersonalValues.find(label.value()).map(what -> "value looks like " + what));
  }
}
