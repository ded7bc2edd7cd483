package ai.datapunk.weft.record;

import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.CellHolder;
import ai.datapunk.weft.store.ErrorTypes;
import ai.datapunk.weft.store.LiveCount;
import ai.datapunk.weft.store.MetricStore;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wiring of a method's cells to the series that they count for. A call that succeeds at its
 * first attempt is in one cell, which counts as an attempt and as an operation; all others are in
 * one cell for each attempt and one for the operation.
 */
@SuppressWarnings("exports") // No other module is meant to see it.
public final class SeriesWiring {

  private static final Logger LOG = LoggerFactory.getLogger(SeriesWiring.class);

  private final MethodSpec spec;
  private final MetricStore store;
  private final @Nullable CustomHistogramSeries custom;
  private final List<MethodSeries> series;
  private final BucketBounds bounds;

  /** Weak, for the store may outlive the application that records here. */
  private final WeakReference<SeriesWiring> itself = new WeakReference<>(this);

  /** The wiring of a method's cells, where nobody else counts its calls. */
  public SeriesWiring(MethodSpec spec, MetricStore store) {
    this(spec, store, new LiveCount());
  }

  /**
   * The wiring of a method's cells.
   *
   * @param firstAttempts counts the first attempts of a method that is retried
   */
  public SeriesWiring(MethodSpec spec, MetricStore store, LiveCount firstAttempts) {
    this.store = store;
    this.custom = customSeries(spec, store);
    this.spec = custom == null ? spec.withoutCustomHistogram() : spec;
    this.series = series(custom, this.spec, store, firstAttempts);
    this.bounds =
        series.stream().map(MethodSeries::bounds).reduce(BucketBounds.DEFAULT, BucketBounds::union);
  }

  /** One for each thing that is known of the method: to add a family, add what counts it. */
  private static List<MethodSeries> series(
      @Nullable CustomHistogramSeries custom,
      MethodSpec spec,
      MetricStore store,
      LiveCount firstAttempts) {
    List<MethodSeries> series = new ArrayList<>();
    if (custom != null) {
      series.add(custom);
    }
    if (spec.timed() != null) {
      series.add(new TimedSeries(spec.timed(), store));
    }
    if (spec.retry() != null) {
      series.add(new RetrySeries(spec.retry(), store, firstAttempts));
    }
    if (spec.circuit() != null) {
      series.add(new CircuitSeries(spec.circuit(), store));
    }
    if (spec.balance() != null) {
      series.add(new LoadBalancerSeries(spec.balance(), store));
    }
    return List.copyOf(series);
  }

  /** A metric that cannot be must not break the method: it is told, and the rest is recorded. */
  private static @Nullable CustomHistogramSeries customSeries(MethodSpec spec, MetricStore store) {
    if (spec.customHistogram() == null) {
      return null;
    }
    try {
      return new CustomHistogramSeries(spec.customHistogram(), store);
    } catch (Throwable clash) {
      LOG.atWarn()
          .addKeyValue("method", spec.signature())
          .log(
              "The own metric of the method {} is not recorded: {}",
              spec.signature(),
              clash instanceof IllegalArgumentException
                  ? clash.getMessage()
                  : ErrorTypes.text(clash));
      return null;
    }
  }

  /** What is recorded of the method. */
  public MethodSpec spec() {
    return spec;
  }

  /** The labels of the histogram that the user named, if there is one. */
  @Nullable CustomLabels customLabels() {
    return custom == null ? null : custom.labels();
  }

  /** Whether that histogram has a series with these label values, where there is one. */
  boolean hasSeries(ArgumentValues labels) {
    return custom == null || custom.labels().has(labels);
  }

  /**
   * What an outcome is told apart by: those whose error type no family takes any more in which they
   * count are one, whatever their types.
   */
  AttemptOutcome key(AttemptOutcome outcome) {
    boolean apart =
        outcome.errorType() == null || series.stream().anyMatch(each -> each.tellsApart(outcome));
    return apart ? outcome : outcome.ofType(ErrorTypes.BEYOND);
  }

  /** The same for an operation. */
  OperationOutcome key(OperationOutcome outcome) {
    boolean apart =
        outcome.errorType() == null || series.stream().anyMatch(each -> each.tellsApart(outcome));
    return apart ? outcome : outcome.ofType(ErrorTypes.BEYOND);
  }

  /** Whether a family has the error type of an attempt that ended this way, limits or no limits. */
  boolean namesError(AttemptOutcome outcome) {
    return series.stream().anyMatch(each -> each.namesError(outcome));
  }

  /** The same for an operation. */
  boolean namesError(OperationOutcome outcome) {
    return series.stream().anyMatch(each -> each.namesError(outcome));
  }

  /** Where calls are recorded that succeed at their first attempt. */
  Cell firstSuccess(ArgumentValues labels, @Nullable TrackedInstance instance) {
    Cell cell =
        store
            .cells()
            .wired(
                bounds,
                itself,
                fresh -> {
                  for (MethodSeries each : series) {
                    each.attempt(fresh, AttemptOutcome.success(1), instance);
                    each.operation(fresh, OperationOutcome.success(1), labels);
                  }
                });
    store.cells().admit(cell);
    return cell;
  }

  /** Where attempts are recorded that ended this way, other than in a first success. */
  Cell attempt(AttemptOutcome outcome, @Nullable TrackedInstance instance) {
    Cell cell =
        store
            .cells()
            .wired(
                bounds,
                itself,
                fresh -> series.forEach(each -> each.attempt(fresh, outcome, instance)));
    store.cells().admit(cell);
    return cell;
  }

  /** Where operations are recorded that ended this way, other than in a first success. */
  Cell operation(OperationOutcome outcome, ArgumentValues labels) {
    Cell cell =
        store
            .cells()
            .wired(
                bounds,
                itself,
                fresh -> series.forEach(each -> each.operation(fresh, outcome, labels)));
    store.cells().admitOperations(cell);
    return cell;
  }

  /** Writes what is to be logged, of limits that were reached. To be called unlocked. */
  void writeEvents() {
    store.events().write();
  }

  /** Has one cell count for another one that is no longer recorded in. */
  void fold(Cell from, Supplier<Cell> into) {
    store.cells().fold(from, into);
  }

  /** Has a holder of cells let go of those that end. */
  void hold(CellHolder holder) {
    store.hold(holder);
  }

  /** Brings all series into being whose label values are known. */
  public void exposeZeros() {
    series.forEach(MethodSeries::zeros);
    writeEvents();
  }

  /** Brings the series into being that a first call with these labels to this instance shows. */
  void exposeZeros(ArgumentValues labels, @Nullable TrackedInstance instance) {
    series.forEach(each -> each.zeros(labels, instance));
  }
}
