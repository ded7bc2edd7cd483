package com.example.storefront.report;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A histogram as it was scraped: how many observations were at most each bound. */
public final class Histogram {

  private final SortedMap<Double, Double> cumulative;
  private final double sum;

  private Histogram(SortedMap<Double, Double> cumulative, double sum) {
    this.cumulative = cumulative;
    this.sum = sum;
  }

  static Histogram of(List<Sample> buckets, double sum) {
    SortedMap<Double, Double> cumulative = new TreeMap<>();
    for (Sample bucket : buckets) {
      cumulative.merge(Sample.number(bucket.label("le")), bucket.value(), Double::sum);
    }
    return new Histogram(cumulative, sum);
  }

  /** How many observations there are. */
  public double count() {
    return cumulative.isEmpty() ? 0 : cumulative.get(cumulative.lastKey());
  }

  /** Their mean, NaN where there are none. */
  public double mean() {
    return sum / count();
  }

  /**
   * Estimates a quantile as PromQL's {@code histogram_quantile} does: the observations of a bucket
   * are taken to be spread evenly over it; what lies above the last finite bound is given as that
   * bound.
   *
   * @param q from 0 to 1
   * @return NaN where there are no observations
   */
  public double quantile(double q) {
    double rank = q * count();
    double below = 0;
    double lower = 0;
    for (Map.Entry<Double, Double> bucket : cumulative.entrySet()) {
      double upper = bucket.getKey();
      double reached = bucket.getValue();
      if (reached >= rank && reached > below) {
        return upper == Double.POSITIVE_INFINITY
            ? lower
            : lower + (upper - lower) * (rank - below) / (reached - below);
      }
      below = reached;
      lower = upper;
    }
    return Double.NaN;
  }
}
