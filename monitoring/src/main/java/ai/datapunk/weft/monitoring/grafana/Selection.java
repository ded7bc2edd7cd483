package ai.datapunk.weft.monitoring.grafana;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Series;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What whoever looks has chosen: some values of labels, of which each is among those that there are
 * with what is chosen before it. Immutable.
 */
public final class Selection {

  private static final String JOB = "job";
  private static final String INSTANCE = "instance";

  /** Called by what it says, as {@code job} is Prometheus' word for it. */
  private static final String APPLICATION = "application";

  private static final Set<String> TAKEN =
      Set.of("datasource", Variable.INTERVAL, APPLICATION, "service", "operation", "window");

  private final List<String> kept;
  private final Series source;
  private final List<String> labels;

  private Selection(List<String> kept, Series source, List<String> labels) {
    this.kept = List.copyOf(kept);
    this.source = source.with(kept);
    this.labels = List.copyOf(labels);
  }

  /**
   * Of an application, and of these labels.
   *
   * @param kept labels of all targets that tell environments apart
   * @param source the series whose labels have the values that there are
   */
  public static Selection of(List<String> kept, Series source, String... labels) {
    List<String> all =
        Stream.of(kept.stream(), Stream.of(JOB), Stream.of(labels)).flatMap(s -> s).toList();
    return new Selection(kept, source, all);
  }

  /** The same, whatever this label is. */
  public Selection without(String label) {
    return new Selection(kept, source, labels.stream().filter(one -> !one.equals(label)).toList());
  }

  /** A panel that tells environments apart. */
  public Panel panel(Visualization type, String title, String description) {
    return new Panel(type, title, description, kept);
  }

  /** A panel of lines over time, from zero on. */
  public Panel lines(String title, String description, Unit unit) {
    return panel(Visualization.TIME_SERIES, title, description).unit(unit).atLeast(0);
  }

  /** A panel of one number, which no threshold colours. */
  public Panel number(String title, String description) {
    return panel(Visualization.STAT, title, description)
        .ifNothing("no data")
        .thresholds(Thresholds.of(Colour.GREY));
  }

  /** Those of a family that are chosen. */
  public Series of(Family family) {
    return of(Series.of(family), !family.labels().contains(INSTANCE));
  }

  /** The buckets of a family that are chosen. */
  public Series buckets(Family family) {
    List<String> all = new ArrayList<>(family.labels());
    all.add("le");
    return of(Series.of(family.metricName() + "_bucket", all), !family.labels().contains(INSTANCE));
  }

  /** Those that are chosen, whose {@code instance} is that which is scraped, or says it is. */
  public Series of(Series series) {
    return of(series, true);
  }

  /**
   * Where a balancer's series have the instance that is called in that label, it is not one of
   * those that are chosen.
   */
  private Series of(Series series, boolean isOfInstance) {
    Series some = series.with(kept);
    for (String label : labels) {
      if (some.has(label) && (isOfInstance || !label.equals(INSTANCE))) {
        some = some.like(label, "$" + variable(label));
      }
    }
    return some;
  }

  JsonArray variables() {
    JsonArray variables = new JsonArray();
    Series some = source;
    for (String label : labels) {
      variables.add(variable(label, some));
      some = some.like(label, "$" + variable(label));
    }
    return variables;
  }

  /**
   * All applications are those that have the series, since other exporters have series of some of
   * these names. All of what is chosen next is what they have, with or without such a label.
   */
  private JsonObject variable(String label, Series some) {
    String name = variable(label);
    String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return Variable.values(name, title, some.selector(), label, !label.equals(JOB));
  }

  private String variable(String label) {
    return variable(label, kept);
  }

  /**
   * The variable for a label.
   *
   * @param kept labels of all targets that tell environments apart
   */
  public static String variable(String label, Collection<String> kept) {
    if (label.equals(JOB)) {
      return APPLICATION;
    }
    return kept.contains(label) && TAKEN.contains(label) ? "by_" + label : label;
  }
}
