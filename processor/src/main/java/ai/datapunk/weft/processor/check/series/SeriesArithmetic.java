package ai.datapunk.weft.processor.check.series;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.LabelSet;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.MetricType;
import java.util.List;
import java.util.stream.Stream;

/** Writes down how a number of series comes about: {@code 4 region × 3 tier = 12 series}. */
final class SeriesArithmetic {

  private SeriesArithmetic() {}

  static String of(List<LabelSet> sets) {
    long total = LabelSet.total(sets);
    String sum =
        sets.size() == 1
            ? product(sets.get(0))
            : sets.stream().map(set -> "(" + product(set) + ")").collect(joining(" + "));
    return sum + " = " + total + " series";
  }

  private static String product(LabelSet set) {
    Stream<String> labels =
        set.labels().stream().filter(label -> label.max() != 1).map(SeriesArithmetic::factor);
    Stream<String> buckets =
        set.type() == MetricType.HISTOGRAM
            ? Stream.of(
                set.seriesPerCombination()
                    + " ("
                    + buckets(set.buckets().size())
                    + "+Inf, sum"
                    + (set.histogram() == HistogramType.BOTH
                        ? ", count and native)"
                        : " and count)"))
            : Stream.empty();
    String product = Stream.concat(labels, buckets).collect(joining(" × "));
    return product.isEmpty() ? "1" : product;
  }

  private static String buckets(int number) {
    return switch (number) {
      case 0 -> "";
      case 1 -> "1 bucket, ";
      default -> number + " buckets, ";
    };
  }

  private static String factor(CatalogLabel label) {
    return label.max() + " " + label.name();
  }
}
