package ai.datapunk.weft.monitoring.promql;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A query for values by labels. Each step knows which labels its result has, and refuses what
 * Prometheus would take and then find nothing for: a sum by a label that is not there, or two sides
 * whose labels never match.
 *
 * @param text as PromQL has it; lines that belong together stand below each other
 * @param labels those of the result
 * @param reach how far back it looks
 */
public record Query(String text, SortedSet<String> labels, Duration reach) {

  /** Makes the labels unmodifiable. */
  public Query {
    labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
  }

  Query reaching(Duration further) {
    return new Query(text, labels, further);
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

  private Query aggregated(String operator, String... by) {
    Labels.require(text, labels, List.of(by));
    return new Query(
        operator + " by (" + String.join(", ", by) + ") (" + text + ")",
        new TreeSet<>(List.of(by)),
        reach);
  }

  /** The value that this share of what the buckets count does not exceed. */
  public Query quantile(double share) {
    Labels.require(text, labels, List.of("le"));
    SortedSet<String> left = new TreeSet<>(labels);
    left.remove("le");
    return new Query("histogram_quantile(" + number(share) + ", " + text + ")", left, reach);
  }

  /** What it is more than the other. */
  public Query minus(Query other) {
    return beside(other, text + "\n-\n" + other.text);
  }

  /** So many times the other. */
  public Query times(Query other) {
    return beside(other, text + "\n*\n" + other.text);
  }

  /** The same between these texts, such as those of a function that leaves the labels. */
  public Query within(String before, String after) {
    return new Query(before + text + after, labels, reach);
  }

  /** How many there are of it for each of the other. */
  public Query per(Query other) {
    return beside(other, text + "\n/\n" + other.text);
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

  private Query compared(String operator, double value) {
    String separator = text.contains("\n") ? "\n" : " ";
    return new Query(text + separator + operator + " " + number(value), labels, reach);
  }

  /** Where it is more than so many times the other. */
  public Query aboveTimes(double factor, Query other) {
    return beside(other, text + "\n>\n" + number(factor) + " * " + other.text);
  }

  /** Where both have something; the value is its own. */
  public Query and(Query other) {
    return beside(other, text + "\nand\n" + other.text);
  }

  /** What is in the one, and what is only in the other. */
  public Query or(Query other) {
    return beside(other, text + "\nor\n" + other.text);
  }

  private Query beside(Query other, String both) {
    if (!labels.equals(other.labels)) {
      throw new IllegalArgumentException(
          "Labels of two sides differ: " + labels + " and " + other.labels + ", in " + both);
    }
    return new Query(both, labels, reach.compareTo(other.reach) < 0 ? other.reach : reach);
  }

  /** Without an exponent, and without zeros at the end. */
  static String number(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
