package ai.datapunk.weft.monitoring.promql;

import ai.datapunk.weft.contract.PlainNumber;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A query for values by labels. Each step knows which labels its result has, and refuses what
 * Prometheus would take and then find nothing for: a sum by a label that is not there, or two sides
 * whose labels never match. Immutable.
 */
public final class Query {

  /** The text of a query, for labels of targets that aggregations keep beside those they name. */
  private interface Text {
    String keeping(Set<String> kept);
  }

  private final Text text;
  private final Set<String> kept;
  private final SortedSet<String> labels;
  private final Duration reach;

  private Query(Text text, Set<String> kept, SortedSet<String> labels, Duration reach) {
    this.text = text;
    this.kept = kept;
    this.labels = Collections.unmodifiableSortedSet(labels);
    this.reach = reach;
  }

  /** What is written like this, and has these labels. */
  public static Query of(String text, SortedSet<String> labels, Duration reach) {
    return of(kept -> text, labels, reach);
  }

  /** What is written like this for the labels that are kept, and has these beside them. */
  public static Query of(
      Function<Set<String>, String> text, SortedSet<String> labels, Duration reach) {
    return new Query(text::apply, Set.of(), new TreeSet<>(labels), reach);
  }

  /** What is written like this, and of whose labels nothing is known. */
  public static Query of(String text) {
    return of(text, new TreeSet<>(), Duration.ZERO);
  }

  private Query changed(Text changed) {
    return new Query(changed, kept, labels, reach);
  }

  /** As PromQL has it; lines that belong together stand below each other. */
  public String text() {
    return text.keeping(kept);
  }

  /** Those of the result. */
  public SortedSet<String> labels() {
    return labels;
  }

  /** How far back it looks. */
  public Duration reach() {
    return reach;
  }

  /**
   * The same, by these labels too, which all targets have: what tells apart applications of one
   * name, such as {@code cluster}.
   */
  public Query keeping(Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(kept);
    all.addAll(more);
    SortedSet<String> result = new TreeSet<>(labels);
    result.addAll(more);
    return new Query(text, Collections.unmodifiableSet(all), result, reach);
  }

  Query reaching(Duration further) {
    return new Query(text, kept, labels, further);
  }

  /** The sum of those that share these labels. */
  public Query sumBy(String... by) {
    return aggregated("sum", by);
  }

  /** The largest of those that share these labels. */
  public Query maxBy(String... by) {
    return aggregated("max", by);
  }

  /** The smallest of those that share these labels. */
  public Query minBy(String... by) {
    return aggregated("min", by);
  }

  /** How many share these labels. */
  public Query countBy(String... by) {
    return aggregated("count", by);
  }

  /** The mean of those that share these labels. */
  public Query averageBy(String... by) {
    return aggregated("avg", by);
  }

  private Query aggregated(String operator, String... by) {
    Labels.require(text(), labels, List.of(by));
    return new Query(
        also -> operator + " " + by(also, by) + "(" + indented(text.keeping(also)) + ")",
        kept,
        new TreeSet<>(List.of(by)),
        reach);
  }

  /** Nothing where all are one. */
  private static String by(Set<String> kept, String... by) {
    Set<String> all = new LinkedHashSet<>(kept);
    all.addAll(List.of(by));
    return all.isEmpty() ? "" : "by (" + String.join(", ", all) + ") ";
  }

  private static String indented(String text) {
    return text.contains("\n") ? "\n" + text.indent(2) : text;
  }

  /** The value that this share of what the buckets count does not exceed. */
  public Query quantile(double share) {
    Labels.require(text(), labels, List.of("le"));
    SortedSet<String> left = new TreeSet<>(labels);
    left.remove("le");
    return new Query(
        also -> "histogram_quantile(" + PlainNumber.of(share) + ", " + text.keeping(also) + ")",
        kept,
        left,
        reach);
  }

  /** The same in brackets, so that what follows is of all of it. */
  public Query bracketed() {
    return changed(also -> "(" + indented(text.keeping(also)) + ")");
  }

  /** The same with another label, of the value of this one where there is one. */
  public Query copying(String label, String as) {
    SortedSet<String> more = new TreeSet<>(labels);
    more.add(as);
    return new Query(
        also ->
            "label_replace("
                + text.keeping(also)
                + ", \"%s\", \"$1\", \"%s\", \"%s\")".formatted(as, label, "(.+)"),
        kept,
        more,
        reach);
  }

  /** Both together. */
  public Query plus(Query other) {
    return beside("\n+\n", other);
  }

  /** What it is more than the other. */
  public Query minus(Query other) {
    return beside("\n-\n", other);
  }

  /** So many times the other. */
  public Query times(Query other) {
    return beside("\n*\n", other);
  }

  /** The same between these texts, such as those of a function that leaves the labels. */
  public Query within(String before, String after) {
    return changed(also -> before + text.keeping(also) + after);
  }

  /** How many there are of it for each of the other. */
  public Query per(Query other) {
    return beside("\n/\n", other);
  }

  /** Where it is more than this. */
  public Query above(double threshold) {
    return compared(">", threshold);
  }

  /** Where it is less than this. */
  public Query below(double threshold) {
    return compared("<", threshold);
  }

  /** Where it is this or more. */
  public Query atLeast(double threshold) {
    return compared(">=", threshold);
  }

  /** Where it is just this. */
  public Query equalTo(double value) {
    return compared("==", value);
  }

  /** 1 where it is more than this, and else 0. */
  public Query isAbove(double threshold) {
    return compared("> bool", threshold);
  }

  /** 1 where it is just this, and else 0. */
  public Query isEqualTo(double value) {
    return compared("== bool", value);
  }

  private Query compared(String operator, double value) {
    return changed(
        also -> {
          String left = text.keeping(also);
          String separator = left.contains("\n") ? "\n" : " ";
          return left + separator + operator + " " + PlainNumber.of(value);
        });
  }

  /** Where it is more than so many times the other. */
  public Query aboveTimes(double factor, Query other) {
    return beside("\n>\n" + PlainNumber.of(factor) + " * ", other);
  }

  /** Where it is no more than so many times the other. */
  public Query atMostTimes(double factor, Query other) {
    return beside("\n<=\n" + PlainNumber.of(factor) + " * ", other);
  }

  /** Where both have something; the value is its own. */
  public Query and(Query other) {
    return beside("\nand\n", other);
  }

  /** What is in the one, and what is only in the other. */
  public Query or(Query other) {
    return beside("\nor\n", other);
  }

  /** What is in the one, and not in the other. */
  public Query unless(Query other) {
    return beside("\nunless\n", other);
  }

  private Query beside(String between, Query other) {
    if (!labels.equals(other.labels)) {
      throw new IllegalArgumentException(
          "Labels of two sides differ: "
              + labels
              + " and "
              + other.labels
              + ", in "
              + text()
              + between
              + other.text());
    }
    Query longer = reach.compareTo(other.reach) < 0 ? other : this;
    return changed(also -> text.keeping(also) + between + other.text.keeping(also))
        .reaching(longer.reach);
  }

  @Override
  public String toString() {
    return text();
  }
}
