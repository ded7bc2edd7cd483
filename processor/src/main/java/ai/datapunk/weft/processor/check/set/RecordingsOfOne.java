package ai.datapunk.weft.processor.check.set;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.ModuleRule;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Methods of one metric record in it alike, in whichever sets of the module they stand: to
 * Prometheus what is set and what counts up and down are both gauges, but setting one would undo
 * the counting.
 */
final class RecordingsOfOne implements ModuleRule {

  /** The first that records in a metric. */
  private record First(Recording recording, String owner) {}

  @Override
  public List<Finding> check(WeftModule module) {
    Map<String, First> known = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (WeftModule.Recorded recorded : module.recorded()) {
      // A catalog does not say how a gauge is recorded, so earlier compilations are not compared.
      Recording here = recorded.method() == null ? null : recorded.method().recording();
      if (here == null) {
        continue;
      }
      String name = here.metric().name();
      First first = known.computeIfAbsent(name, unknown -> new First(here, recorded.name()));
      Recording there = first.recording();
      // That the types differ is told by the rule on metrics of all kinds.
      if (here.kind() != there.kind() && here.metric().type() == there.metric().type()) {
        findings.add(
            Message.METRIC_CONFLICT.at(
                here.metric().nameAt(),
                name,
                "@" + here.kind().annotation(),
                "@" + there.kind().annotation(),
                first.owner()));
      }
    }
    return findings;
  }
}
