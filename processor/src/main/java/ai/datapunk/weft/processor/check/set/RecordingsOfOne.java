package ai.datapunk.weft.processor.check.set;

import ai.datapunk.weft.processor.check.ClassRule;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.read.Recording;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Methods of one metric record in it alike: to Prometheus what is set and what counts up and down
 * are both gauges, but setting one would undo the counting.
 */
final class RecordingsOfOne implements ClassRule {

  @Override
  public List<Finding> check(WeftClass type) {
    Map<String, WeftMethod> known = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (WeftMethod method : type.recording()) {
      Recording here = Objects.requireNonNull(method.recording());
      String name = here.metric().name();
      WeftMethod first = known.computeIfAbsent(name, unknown -> method);
      Recording there = Objects.requireNonNull(first.recording());
      // That the types differ is told by the rule on metrics of all kinds.
      if (here.kind() != there.kind() && here.metric().type() == there.metric().type()) {
        findings.add(
            Message.METRIC_CONFLICT.at(
                here.metric().nameAt(),
                name,
                "@" + here.kind().annotation(),
                "@" + there.kind().annotation(),
                type.binaryName() + "." + first.signature()));
      }
    }
    return findings;
  }
}
