package ai.datapunk.weft.view;

import ai.datapunk.weft.contract.Family;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Metric families that a {@link View} shows, and how much of them: which series, and by which
 * labels. Without more said, down to {@link Level#SERVICE}. Immutable; the chained methods return a
 * new one each.
 */
public final class Grant {

  /** The families whose values are numbers of instances, so that they tell of these. */
  private static final Set<String> COUNT_INSTANCES =
      Set.of(
          Family.LOAD_BALANCER_ACTIVE_INSTANCES.metricName(),
          Family.MESH_HEALTHY_INSTANCES.metricName(),
          Family.MESH_SERVICE_REGISTRATIONS.metricName());

  private final List<String> families;
  private final Level level;
  private final Set<String> furtherLabels;
  private final Map<String, Set<String>> only;
  private final Map<String, GaugeRule> gauges;

  private Grant(
      List<String> families,
      Level level,
      Set<String> furtherLabels,
      Map<String, Set<String>> only,
      Map<String, GaugeRule> gauges) {
    this.families = families;
    this.level = level;
    this.furtherLabels = furtherLabels;
    this.only = only;
    this.gauges = gauges;
  }

  /**
   * The families of these names, as queries use them: a counter's with {@code _total}, a
   * histogram's without {@code _bucket}. A {@code *} at the end stands for any rest.
   *
   * @throws IllegalArgumentException if none is given, one is empty, or has a {@code *} elsewhere
   */
  public static Grant of(String... families) {
    if (families.length == 0) {
      throw new IllegalArgumentException("A grant names at least one family; \"*\" is all of them");
    }
    String[] names = new String[families.length];
    for (int i = 0; i < names.length; i++) {
      String family = families[i];
      names[i] = withoutDots(family);
      int star = family.indexOf('*');
      if (family.isEmpty() || (star >= 0 && star < family.length() - 1)) {
        throw new IllegalArgumentException(
            "\"" + family + "\" is no name of a family, with or without a * at its end");
      }
    }
    return new Grant(List.of(names), Level.SERVICE, Set.of(), Map.of(), GaugeRule.ofFamilies());
  }

  /** Families are matched by the names without dots, which not every format has. */
  private static String withoutDots(String family) {
    return family.replace('.', '_');
  }

  /** Down to which of Weft's labels. */
  public Grant level(Level level) {
    return new Grant(families, level, furtherLabels, only, gauges);
  }

  /** Shows these labels too: those of an application's own metrics, say. */
  public Grant labels(String... names) {
    Set<String> all = new HashSet<>(furtherLabels);
    all.addAll(Arrays.asList(names));
    return new Grant(families, level, Set.copyOf(all), only, gauges);
  }

  /**
   * Shows no series but those whose label has one of these values. Series without the label are not
   * shown.
   *
   * @throws IllegalArgumentException if no value is given
   */
  public Grant only(String label, String... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(
          "No value of " + label + " is given: nothing would be shown");
    }
    Map<String, Set<String>> all = new HashMap<>(only);
    all.put(label, Set.of(values));
    return new Grant(families, level, furtherLabels, Map.copyOf(all), gauges);
  }

  /**
   * What a gauge of an application's own becomes where labels are not shown. A gauge of which
   * nothing is said is left out then.
   */
  public Grant gauge(String family, GaugeRule rule) {
    Map<String, GaugeRule> all = new HashMap<>(gauges);
    all.put(withoutDots(family), rule);
    return new Grant(families, level, furtherLabels, only, Map.copyOf(all));
  }

  boolean names(String family) {
    return families.stream().anyMatch(name -> matches(name, family));
  }

  private static boolean matches(String name, String family) {
    return name.endsWith("*")
        ? family.startsWith(name.substring(0, name.length() - 1))
        : family.equals(name);
  }

  /** Whether the family's values would tell how many instances there are. */
  boolean hides(String family) {
    return !showsLabel("instance") && COUNT_INSTANCES.contains(family);
  }

  boolean showsLabel(String name) {
    return showsAllLabels() || level.labels().contains(name) || furtherLabels.contains(name);
  }

  /** Whether series are shown as they are, with all labels and exemplars. */
  boolean showsAllLabels() {
    return level == Level.ALL;
  }

  boolean shows(Labels series) {
    return only.entrySet().stream()
        .allMatch(
            condition -> {
              String value = series.get(condition.getKey());
              return value != null && condition.getValue().contains(value);
            });
  }

  /** Whether no value of a label decides which series are shown. */
  boolean showsAllSeries() {
    return only.isEmpty();
  }

  @Nullable GaugeRule gaugeRule(String family) {
    return gauges.get(family);
  }
}
