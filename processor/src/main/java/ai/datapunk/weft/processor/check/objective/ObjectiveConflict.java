package ai.datapunk.weft.processor.check.objective;

import ai.datapunk.weft.catalog.CatalogObjective;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.processor.check.Differences;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.ModuleRule;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.ObjectiveAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are recorded in the same series have the same objective: rules see the series. Where
 * one method has an objective and another none, it is that of both.
 */
final class ObjectiveConflict implements ModuleRule {

  private record First(String owner, CatalogObjective objective) {}

  @Override
  public List<Finding> check(WeftModule module) {
    Map<String, First> known = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (WeftModule.Recorded recorded : module.recorded()) {
      CatalogObjective objective = recorded.entry().objective();
      String series = recorded.entry().durations();
      if (objective != null && series != null) {
        First first = known.computeIfAbsent(series, key -> new First(recorded.name(), objective));
        WeftMethod method = recorded.method();
        if (method != null && method.objective() != null) {
          conflict(method.objective(), objective, first).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static Optional<Finding> conflict(
      ObjectiveAnnotation here, CatalogObjective objective, First first) {
    Map<String, String> differences =
        Differences.between(attributes(objective), attributes(first.objective()));
    return differences.keySet().stream()
        .findFirst()
        .map(
            attribute ->
                Message.OBJECTIVE_CONFLICT.at(
                    here.at().attribute(attribute),
                    first.owner(),
                    String.join("; ", differences.values())));
  }

  private static Map<String, String> attributes(CatalogObjective objective) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("availability", share(objective.availability()));
    attributes.put("latency", Differences.duration(objective.latency()));
    attributes.put("latencyTarget", share(objective.latencyTarget()));
    attributes.put(
        "window", DurationText.formatDays(Duration.ofSeconds(Math.round(objective.window()))));
    return attributes;
  }

  private static String share(@Nullable Double share) {
    return share == null ? "not set" : share.toString();
  }
}
