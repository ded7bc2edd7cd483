package ai.datapunk.weft.monitoring.dashboards;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;

/**
 * Queries that dashboards have in common.
 *
 * <p>Quiet is zero where something is counted, as its series are there from the start; what is not
 * counted is no data, and not zero: nobody knows. A share of no calls is no data either, as none of
 * them was good or bad, whereas of calls of which none failed, none is the share. Shares are sums
 * by sums, never means of shares.
 */
final class Queries {

  /** What lines are over: Grafana's own, so that no sample is left out between two points. */
  static final String LINES = "__rate_interval";

  /** What numbers and tables are over. */
  static final String NUMBERS = "interval";

  /** More lines than this nobody can read. */
  private static final int MOST = 20;

  private Queries() {}

  /** By how much they rise per second, over time. */
  static Query rate(Series series, String... by) {
    return series.rateOver(LINES).sumBy(by);
  }

  /** By how much they have risen per second lately. */
  static Query recent(Series series, String... by) {
    return series.rateOver(NUMBERS).sumBy(by);
  }

  /** Which share of a whole it is. */
  static Query share(Query part, Query whole) {
    Query all = whole.text().contains("\n") ? whole.bracketed() : whole;
    return part.or(all.within("0 * ", "")).bracketed().per(all.above(0).bracketed());
  }

  /** At each time, the largest of them. */
  static Query top(Query query) {
    return query.within("topk(" + MOST + ", ", ")");
  }

  /** At each time, the smallest of them. */
  static Query bottom(Query query) {
    return query.within("bottomk(" + MOST + ", ", ")");
  }

  /**
   * The seconds that 95 of 100 do not exceed, by classic buckets, or by native ones where there are
   * no others.
   */
  static Query p95(Selection chosen, Family family, String variable, String... by) {
    return quantile(chosen.buckets(family), chosen.of(family), variable, by);
  }

  /** The same of these buckets, and of the histograms that have native ones. */
  static Query quantile(Series buckets, Series histograms, String variable, String... by) {
    String[] withBounds = new String[by.length + 1];
    System.arraycopy(by, 0, withBounds, 0, by.length);
    withBounds[by.length] = "le";
    return buckets
        .rateOver(variable)
        .sumBy(withBounds)
        .quantile(0.95)
        .or(histograms.rateOver(variable).sumBy(by).within("histogram_quantile(0.95, ", ")"));
  }

  /** How many values come into each bucket per second. */
  static Query heat(Selection chosen, Family family) {
    return rate(chosen.buckets(family), "le");
  }

  /** The same of histograms with native buckets, each of which is one series. */
  static Query nativeHeat(Selection chosen, Family family) {
    return rate(chosen.of(family));
  }
}
