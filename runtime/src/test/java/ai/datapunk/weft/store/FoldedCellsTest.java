package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldedCellsTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final MetricStore store = MetricStore.in(registry);
  private final ManualTicker ticker = new ManualTicker();

  private boolean fails = true;

  private void foldUnlessItFails(Cell from, Cell into) {
    store
        .cells()
        .fold(
            from,
            () -> {
              if (fails) {
                throw new OutOfMemoryError("no cell");
              }
              return into;
            });
  }

  private double calls() {
    return Scrape.of(registry).sum("mesh_service_calls_total");
  }

  private Cell cell(@Nullable WeakReference<?> recorder) {
    Cell cell =
        store
            .cells()
            .wired(
                BucketBounds.DEFAULT,
                recorder,
                fresh ->
                    store
                        .tables()
                        .counter(
                            Family.MESH_SERVICE_CALLS,
                            List.of("stock", "fetch", "success"),
                            Openness.DECLARED)
                        .derivedFrom(fresh));
    store.cells().admit(cell);
    return cell;
  }

  /** A scrape in which the counts of a folded cell cannot be moved must not show fewer. */
  @Test
  void aTotalDoesNotFallWhereACellCannotBeFolded() {
    store.clock(ticker);
    Cell from = cell(null);
    from.record(1);
    from.record(1);
    assertThat(calls()).isEqualTo(2);
    Cell into = cell(null);
    foldUnlessItFails(from, into);
    assertThat(calls()).isEqualTo(2);
    fails = false;
    assertThat(calls()).isEqualTo(2);
  }

  /** What could not be moved for longer than the grace is lost. */
  @Test
  void whatCannotBeMovedForALongTimeIsKept() {
    store.clock(ticker);
    Cell from = cell(null);
    from.record(1);
    Cell into = cell(null);
    foldUnlessItFails(from, into);
    for (int i = 0; i < 5; i++) {
      ticker.advance(Duration.ofSeconds(15));
      calls();
    }
    fails = false;
    assertThat(calls()).isEqualTo(1);
  }

  /** A thread has looked up the cell; its recorder is collected; a scrape; then it counts. */
  @Test
  void whatAnOrphanCountsLateIsNotLost() {
    store.clock(ticker);
    Object recorder = new Object();
    WeakReference<Object> weak = new WeakReference<>(recorder);
    Cell cell = cell(weak);
    cell.record(1);
    assertThat(calls()).isEqualTo(1);
    weak.clear();
    assertThat(calls()).isEqualTo(1);
    cell.record(1);
    assertThat(calls()).isEqualTo(2);
  }
}
