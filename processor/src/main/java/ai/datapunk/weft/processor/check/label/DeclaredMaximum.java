package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The maximum that one method declares for an open label of a metric.
 *
 * @param owner the method, as a person would look for it
 * @param at where it stands, or null if it is not being compiled
 */
record DeclaredMaximum(String metric, String label, String owner, int max, @Nullable Location at) {

  /** All that are known to a module, those of one label of one metric together. */
  static Collection<List<DeclaredMaximum>> of(WeftModule module) {
    List<DeclaredMaximum> all = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    for (WeftModule.Recorded recorded : module.recorded()) {
      CustomMetric metric = recorded.entry().customMetric();
      // Most metrics have no such label, and are not worth a look at the class path.
      if (metric != null && !metric.labels().stream().allMatch(CatalogLabel::isClosed)) {
        if (asked.add(metric.name())) {
          module
              .classPath()
              .metric(metric.name())
              .ifPresent(entry -> all.addAll(of(entry.value(), entry.owner(), null)));
        }
        all.addAll(of(metric, recorded.name(), recorded.method()));
      }
    }
    Map<List<String>, List<DeclaredMaximum>> ofLabels = new LinkedHashMap<>();
    for (DeclaredMaximum each : all) {
      ofLabels
          .computeIfAbsent(List.of(each.metric, each.label), key -> new ArrayList<>())
          .add(each);
    }
    return ofLabels.values();
  }

  private static List<DeclaredMaximum> of(
      CustomMetric metric, String owner, @Nullable WeftMethod method) {
    return metric.labels().stream()
        .filter(label -> !label.isClosed())
        .map(
            label ->
                new DeclaredMaximum(
                    metric.name(), label.name(), owner, label.max(), at(label.name(), method)))
        .toList();
  }

  private static @Nullable Location at(String name, @Nullable WeftMethod method) {
    if (method != null) {
      for (WeftParameter parameter : method.parameters()) {
        LabelAnnotation label = parameter.label();
        if (label != null && label.name().equals(name)) {
          return label.at().attribute("max");
        }
      }
    }
    return null;
  }
}
