package ai.datapunk.weft.monitoring.alertmanager;

import ai.datapunk.weft.monitoring.promql.Matchers;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * That alerts are not sent while others fire, which say why.
 *
 * @param why in a sentence
 * @param source what the labels of those are that explain
 * @param target what the labels of those are that are explained
 * @param equal the labels that are the same in both
 */
record InhibitRule(
    String why,
    Map<String, Set<String>> source,
    Map<String, Set<String>> target,
    List<String> equal) {

  InhibitRule {
    source = Collections.unmodifiableMap(new LinkedHashMap<>(source));
    target = Collections.unmodifiableMap(new LinkedHashMap<>(target));
    equal = List.copyOf(equal);
  }

  /** The values of a label, in their order. */
  static Set<String> values(Collection<String> some) {
    return new TreeSet<>(some);
  }

  YamlMap yaml() {
    YamlMap rule =
        new YamlMap()
            .comment(YamlText.lines(why))
            .putTexts("source_matchers", matchers(source))
            .putTexts("target_matchers", matchers(target));
    return equal.isEmpty() ? rule : rule.putTexts("equal", equal);
  }

  private static List<String> matchers(Map<String, Set<String>> labels) {
    return labels.entrySet().stream()
        .map(label -> Matchers.oneOf(label.getKey(), label.getValue()))
        .toList();
  }
}
