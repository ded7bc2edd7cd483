package ai.datapunk.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.Family;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All of Weft's families, seen at each level, against the scrape that they are seen of. */
class ViewsAddUpTest {

  private static final List<String> HOSTS = List.of("10.0.0.1:80", "10.0.0.2:80", "10.0.0.3:80");

  /** Whole numbers, whose sums are exact. */
  private static final int HIGHEST = 1_000;

  @ParameterizedTest
  @EnumSource(Level.class)
  void countersAndHistogramsAddUpToTheWhole(Level level) {
    MetricSnapshots whole = scrape(HOSTS, new Random(16));
    MetricSnapshots seen = View.of(Grant.of("*").level(level)).apply(whole);
    Map<String, List<Long>> sums = sums(whole);
    if (level == Level.SERVICE || level == Level.OPERATION) {
      sums.remove(Family.MESH_SERVICE_REGISTRATIONS.baseName());
    }
    assertThat(sums(seen)).isEqualTo(sums);
  }

  private static final Set<String> LOWEST =
      Set.of(Family.LOAD_BALANCER_INSTANCE_HEALTH.baseName(), Family.SERVICE_UP.baseName());

  @ParameterizedTest
  @EnumSource(Level.class)
  void viewsByServiceAddUpToTheViewOfAll(Level level) {
    MetricSnapshots whole = scrape(HOSTS, new Random(17));
    Grant all = Grant.of("*").level(level);
    Map<String, List<Long>> together = sums(View.of(all.only("service", "stock")).apply(whole));
    sums(View.of(all.only("service", "orders")).apply(whole))
        .forEach((name, sum) -> together.merge(name, sum, ViewsAddUpTest::added));
    Map<String, List<Long>> sums = sums(View.of(all).apply(whole));
    // Their series have no service, and are shown to nobody who may see some services only.
    sums.remove(Family.WEFT_OVERFLOW.baseName());
    sums.remove(Family.WEFT_RECORDING_FAILURES.baseName());
    assertThat(together).isEqualTo(sums);
  }

  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"SERVICE", "OPERATION"})
  void whoSeesNoInstancesCannotTellHowManyThereAre(Level level) {
    MetricSnapshots many = scrape(HOSTS, new Random(18));
    MetricSnapshots one = View.of(Grant.of("*").level(level)).apply(many);
    MetricSnapshots seen = View.of(Grant.of("*").level(level)).apply(withOneInstance(many));
    assertThat(Shown.text(one)).isEqualTo(Shown.text(seen)).isNotEmpty().doesNotContain("10.0.0.");
    assertThat(exemplars(one)).isEmpty();
  }

  @Test
  void exemplarsAreShownWithEverything() {
    MetricSnapshots whole = scrape(HOSTS, new Random(19));
    assertThat(exemplars(View.of(Grant.of("*").level(Level.ALL)).apply(whole)))
        .isEqualTo(exemplars(whole))
        .isNotEmpty();
    assertThat(exemplars(View.of(Grant.of("*").level(Level.INSTANCE)).apply(whole))).isEmpty();
  }

  /** The same totals, of one instance; gauges are at the value that stands for all. */
  private static MetricSnapshots withOneInstance(MetricSnapshots many) {
    return new MetricSnapshots(many.stream().map(ViewsAddUpTest::withOneInstance).toList());
  }

  private static MetricSnapshot withOneInstance(MetricSnapshot family) {
    if (family instanceof CounterSnapshot counters) {
      return new CounterSnapshot(
          family.getMetadata(),
          ofOneInstance(
              counters.getDataPoints(),
              (labels, points) ->
                  new CounterDataPointSnapshot(
                      points.stream().mapToDouble(CounterDataPointSnapshot::getValue).sum(),
                      labels,
                      null,
                      0)));
    }
    if (family instanceof HistogramSnapshot histograms) {
      return new HistogramSnapshot(
          family.getMetadata(),
          ofOneInstance(histograms.getDataPoints(), ViewsAddUpTest::addedHistograms));
    }
    String name = family.getMetadata().getName();
    return new GaugeSnapshot(
        family.getMetadata(),
        ofOneInstance(
            ((GaugeSnapshot) family).getDataPoints(),
            (labels, points) -> {
              DoubleStream values = points.stream().mapToDouble(GaugeDataPointSnapshot::getValue);
              return new GaugeDataPointSnapshot(ofAll(name, values), labels, null);
            }));
  }

  private static double ofAll(String gauge, DoubleStream values) {
    if (LOWEST.contains(gauge)) {
      return values.min().orElseThrow();
    }
    return values.sum();
  }

  /** Series by their labels but for the instance, in whose place there is another one. */
  private static <P extends DataPointSnapshot> List<P> ofOneInstance(
      List<P> series, BiFunction<Labels, List<P>, P> sum) {
    Map<Labels, List<P>> groups =
        series.stream().collect(Collectors.groupingBy(point -> moved(point.getLabels())));
    return groups.entrySet().stream()
        .map(group -> sum.apply(group.getKey(), group.getValue()))
        .toList();
  }

  private static Labels moved(Labels labels) {
    List<String> names = labels.stream().map(Label::getName).toList();
    return Labels.of(
        names,
        names.stream()
            .map(name -> name.equals("instance") ? "10.0.0.9:80" : labels.get(name))
            .toList());
  }

  /** All have the same bounds, the same schema and the same zero bucket. */
  private static HistogramDataPointSnapshot addedHistograms(
      Labels labels, List<HistogramDataPointSnapshot> histograms) {
    TreeMap<Double, Long> classic = new TreeMap<>();
    TreeMap<Integer, Long> positive = new TreeMap<>();
    long zero = 0;
    double sum = 0;
    for (HistogramDataPointSnapshot each : histograms) {
      zero += each.getNativeZeroCount();
      sum += each.getSum();
      each.getClassicBuckets()
          .forEach(bucket -> classic.merge(bucket.getUpperBound(), bucket.getCount(), Long::sum));
      each.getNativeBucketsForPositiveValues()
          .forEach(bucket -> positive.merge(bucket.getBucketIndex(), bucket.getCount(), Long::sum));
    }
    return new HistogramDataPointSnapshot(
        ClassicHistogramBuckets.of(List.copyOf(classic.keySet()), List.copyOf(classic.values())),
        3,
        zero,
        0x1p-20,
        NativeHistogramBuckets.of(List.copyOf(positive.keySet()), List.copyOf(positive.values())),
        NativeHistogramBuckets.EMPTY,
        sum,
        labels,
        Exemplars.EMPTY,
        0);
  }

  private static MetricSnapshots scrape(List<String> hosts, Random random) {
    return new MetricSnapshots(
        Stream.of(Family.values()).map(family -> family(family, hosts, random)).toList());
  }

  private static MetricSnapshot family(Family family, List<String> hosts, Random random) {
    MetricMetadata metadata = new MetricMetadata(family.baseName(), family.help());
    List<Labels> series = labelSets(family, hosts);
    Exemplar exemplar = Exemplar.builder().value(1).traceId("t").spanId("s").build();
    return switch (family.type()) {
      case COUNTER ->
          new CounterSnapshot(
              metadata,
              series.stream()
                  .map(
                      labels ->
                          new CounterDataPointSnapshot(
                              random.nextInt(HIGHEST), labels, exemplar, 0))
                  .toList());
      case GAUGE ->
          new GaugeSnapshot(
              metadata,
              series.stream()
                  .map(labels -> new GaugeDataPointSnapshot(random.nextInt(HIGHEST), labels, null))
                  .toList());
      case HISTOGRAM ->
          new HistogramSnapshot(
              metadata,
              series.stream().map(labels -> histogram(family, labels, exemplar, random)).toList());
      default -> throw new AssertionError(family.type());
    };
  }

  private static HistogramDataPointSnapshot histogram(
      Family family, Labels labels, Exemplar exemplar, Random random) {
    List<Double> bounds = new ArrayList<>(family.buckets());
    bounds.add(Double.POSITIVE_INFINITY);
    List<Long> counts =
        bounds.stream().map(bound -> (long) random.nextInt(HIGHEST)).collect(Collectors.toList());
    long all = counts.stream().mapToLong(Long::longValue).sum();
    long zero = random.nextInt((int) all);
    return new HistogramDataPointSnapshot(
        ClassicHistogramBuckets.of(bounds, counts),
        3,
        zero,
        0x1p-20,
        NativeHistogramBuckets.of(new int[] {random.nextInt(20)}, new long[] {all - zero}),
        NativeHistogramBuckets.EMPTY,
        random.nextInt(HIGHEST),
        labels,
        Exemplars.of(exemplar),
        0);
  }

  /** Two values of each label, of instances the hosts. */
  private static List<Labels> labelSets(Family family, List<String> hosts) {
    List<Labels> sets = List.of(Labels.EMPTY);
    for (String label : family.labels()) {
      List<String> values =
          switch (label) {
            case "instance" -> hosts;
            case "service" -> List.of("stock", "orders");
            default -> List.of(label + "-1", label + "-2");
          };
      sets =
          sets.stream()
              .flatMap(set -> values.stream().map(value -> set.add(label, value)))
              .toList();
    }
    return sets;
  }

  /** Of each counter its sum; of each histogram its sum and what is in each of its buckets. */
  private static Map<String, List<Long>> sums(MetricSnapshots scraped) {
    Map<String, List<Long>> sums = new TreeMap<>();
    for (MetricSnapshot family : scraped) {
      for (DataPointSnapshot point : family.getDataPoints()) {
        List<Long> values = values(point);
        if (!values.isEmpty()) {
          sums.merge(family.getMetadata().getName(), values, ViewsAddUpTest::added);
        }
      }
    }
    return sums;
  }

  private static List<Long> values(DataPointSnapshot point) {
    if (point instanceof CounterDataPointSnapshot counter) {
      return List.of((long) counter.getValue());
    }
    if (!(point instanceof HistogramDataPointSnapshot histogram)) {
      return List.of();
    }
    Long[] values = new Long[60];
    Arrays.fill(values, 0L);
    values[0] = (long) histogram.getSum();
    values[1] = histogram.getCount();
    values[2] = histogram.getNativeZeroCount();
    for (int i = 0; i < histogram.getClassicBuckets().size(); i++) {
      values[3 + i] = histogram.getClassicBuckets().getCount(i);
    }
    histogram
        .getNativeBucketsForPositiveValues()
        .forEach(bucket -> values[30 + bucket.getBucketIndex()] = bucket.getCount());
    return List.of(values);
  }

  private static List<Long> added(List<Long> one, List<Long> other) {
    List<Long> sum = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      sum.add(one.get(i) + other.get(i));
    }
    return sum;
  }

  private static List<Exemplar> exemplars(MetricSnapshots scraped) {
    List<Exemplar> all = new ArrayList<>();
    for (MetricSnapshot family : scraped) {
      for (DataPointSnapshot point : family.getDataPoints()) {
        if (point instanceof CounterDataPointSnapshot counter && counter.getExemplar() != null) {
          all.add(counter.getExemplar());
        } else if (point instanceof HistogramDataPointSnapshot histogram) {
          histogram.getExemplars().forEach(all::add);
        }
      }
    }
    return all;
  }
}
