package ai.datapunk.weft.exposition;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.config.Setting;
import ai.datapunk.weft.view.GaugeRule;
import ai.datapunk.weft.view.Grant;
import ai.datapunk.weft.view.Level;
import ai.datapunk.weft.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may be seen as settings have it, which were checked when they were read. */
record ConfiguredViews(Configuration configuration) {

  /** What views of these names show, each of which is one grant. */
  View view(List<String> names) {
    return names.equals(List.of(Setting.EVERYTHING))
        ? View.everything()
        : View.of(names.stream().map(this::grant).toArray(Grant[]::new));
  }

  private Grant grant(String name) {
    if (name.equals(Setting.EVERYTHING)) {
      return Grant.of("*").level(Level.ALL);
    }
    Configured families = Objects.requireNonNull(find(Setting.VIEW_FAMILIES, name));
    Grant grant = Grant.of(families.parts().toArray(String[]::new));
    Configured level = find(Setting.VIEW_LEVEL, name);
    if (level != null) {
      grant = grant.level(Level.valueOf(level.value().toUpperCase(Locale.ROOT)));
    }
    Configured labels = find(Setting.VIEW_LABELS, name);
    if (labels != null) {
      grant = grant.labels(labels.parts().toArray(String[]::new));
    }
    for (Map.Entry<String, List<String>> only : pairs(Setting.VIEW_ONLY, name).entrySet()) {
      grant = grant.only(only.getKey(), only.getValue().toArray(String[]::new));
    }
    for (Map.Entry<String, List<String>> gauge : pairs(Setting.VIEW_GAUGES, name).entrySet()) {
      String rule = gauge.getValue().get(0).toUpperCase(Locale.ROOT);
      grant = grant.gauge(gauge.getKey(), GaugeRule.valueOf(rule));
    }
    return grant;
  }

  /** The values of each key: parts of one setting around their first equals signs. */
  private Map<String, List<String>> pairs(Setting setting, String name) {
    Configured found = find(setting, name);
    Map<String, List<String>> pairs = new LinkedHashMap<>();
    if (found != null) {
      for (String part : found.parts()) {
        int sign = part.indexOf('=');
        pairs
            .computeIfAbsent(part.substring(0, sign), unknown -> new ArrayList<>())
            .add(part.substring(sign + 1));
      }
    }
    return pairs;
  }

  private @Nullable Configured find(Setting setting, String name) {
    return configuration.find(setting, name, null);
  }
}
