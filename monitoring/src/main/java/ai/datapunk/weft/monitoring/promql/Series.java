package ai.datapunk.weft.monitoring.promql;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.Family;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The series of one metric, or some of them. Prometheus adds {@code job} and {@code instance} to
 * the labels that the metric has itself. Immutable.
 */
public final class Series {

  private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

  private final String name;
  private final SortedSet<String> labels;
  private final List<String> matchers;

  private Series(String name, SortedSet<String> labels, List<String> matchers) {
    this.name = name;
    this.labels = labels;
    this.matchers = matchers;
  }

  /** All series of a metric that has these labels of its own. */
  public static Series of(String name, Collection<String> labels) {
    SortedSet<String> all = new TreeSet<>(labels);
    all.addAll(OF_PROMETHEUS);
    return new Series(name, Collections.unmodifiableSortedSet(all), List.of());
  }

  /** All series of one of Weft's families. */
  public static Series of(Family family) {
    return of(family.metricName(), family.labels());
  }

  /** All series that have one of these names, and these labels beside Prometheus' own. */
  public static Series ofAny(Collection<String> names, Collection<String> labels) {
    SortedSet<String> sorted = new TreeSet<>(names);
    Series first = of(sorted.first(), labels);
    return new Series(first.name, first.labels, List.of(Matchers.oneOf("__name__", sorted)));
  }

  /** The same, which have these labels too, as all targets have them. */
  public Series with(Collection<String> more) {
    SortedSet<String> all = new TreeSet<>(labels);
    all.addAll(more);
    return new Series(name, Collections.unmodifiableSortedSet(all), matchers);
  }

  /** Those whose label has this value. */
  public Series is(String label, String value) {
    return matching(label, Matchers.is(label, value));
  }

  /** Those whose label has another value. */
  public Series isNot(String label, String value) {
    return noneOf(label, List.of(value));
  }

  /** Those whose label has one of these values. */
  public Series oneOf(String label, Collection<String> values) {
    return matching(label, Matchers.oneOf(label, values));
  }

  /** Those whose label has none of these values. */
  public Series noneOf(String label, Collection<String> values) {
    return matching(label, Matchers.noneOf(label, values));
  }

  /** Those whose label is matched by this regular expression. */
  public Series like(String label, String regex) {
    return matching(label, label + "=~" + Matchers.quoted(regex));
  }

  private Series matching(String label, String matcher) {
    Labels.require(name, labels, List.of(label));
    List<String> more = new ArrayList<>(matchers);
    more.add(matcher);
    return new Series(name, labels, Collections.unmodifiableList(more));
  }

  /** The metric's name; the first one where there are several. */
  public String name() {
    return name;
  }

  /** The labels that each of them has, {@code job} and {@code instance} among them. */
  public SortedSet<String> labels() {
    return labels;
  }

  /** Whether they have a label of this name. */
  public boolean has(String label) {
    return labels.contains(label);
  }

  /** What they are now. */
  public Query now() {
    return query(selector());
  }

  /** What they were so long ago. */
  public Query before(String offset) {
    return query(selector() + " offset " + offset).reaching(DurationText.require(offset));
  }

  /** By how much they rise per second. */
  public Query rate(String range) {
    return over("rate", range, "");
  }

  /** By how much they rose per second, seen from so long ago. */
  public Query rate(String range, String offset) {
    return over("rate", range, offset);
  }

  /** By how much they have risen. */
  public Query increase(String range) {
    return over("increase", range, "");
  }

  private Query over(String function, String range, String offset) {
    String ago = offset.isEmpty() ? "" : " offset " + offset;
    return query(function + "(" + selector() + "[" + range + "]" + ago + ")")
        .reaching(
            DurationText.require(range)
                .plus(offset.isEmpty() ? Duration.ZERO : DurationText.require(offset)));
  }

  /** How often they have begun anew. */
  public Query resets(String range) {
    return over("resets", range, "");
  }

  /** By how much they rise per second, over what a dashboard's variable says. */
  public Query rateOver(String variable) {
    return query("rate(" + selector() + "[$" + variable + "])");
  }

  /** By how much they have risen, over what a dashboard's variable says. */
  public Query increaseOver(String variable) {
    return query("increase(" + selector() + "[$" + variable + "])");
  }

  /** The largest that they were in that time. */
  public Query maximum(String range) {
    return over("max_over_time", range, "");
  }

  private Query query(String text) {
    return Query.of(text, labels, Duration.ZERO);
  }

  /** As a query has them. */
  public String selector() {
    if (matchers.isEmpty()) {
      return name;
    }
    String named = matchers.get(0).startsWith("__name__") ? "" : name;
    return named + "{" + String.join(",", matchers) + "}";
  }
}
