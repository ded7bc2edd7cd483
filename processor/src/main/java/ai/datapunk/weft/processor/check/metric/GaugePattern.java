package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.contract.HistogramUnit;
import ai.datapunk.weft.contract.StandardMetric;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.Recording;
import ai.datapunk.weft.processor.read.Recording.Kind;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;
import java.util.Set;

/**
 * The platform's pattern for gauges: {@code {system}_{metric}_current}, of which a base unit says
 * as much, and a method that counts what is in flight does too: {@code jobs_running}. A state is
 * one of a few, and nothing that there is so much of.
 */
final class GaugePattern implements MethodRule {

  private static final Set<Kind> OF_NUMBERS = Set.of(Kind.GAUGED, Kind.UP_DOWN);

  @Override
  public List<Finding> check(WeftMethod method) {
    Recording recording = method.recording();
    if (recording == null || !OF_NUMBERS.contains(recording.kind())) {
      return List.of();
    }
    String name = recording.metric().name();
    boolean says =
        name.endsWith("_current")
            || method.returnsInFlight()
            || recording.metric().unit() != HistogramUnit.NUMBER
            || StandardMetric.named(name).isPresent();
    return says ? List.of() : List.of(Message.GAUGE_PATTERN.at(recording.metric().nameAt(), name));
  }
}
