package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesGroupTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final MetricStore store = MetricStore.in(registry);
  private final SeriesGroup group = new SeriesGroup(store);

  private Cell failures() {
    return group.cell(
        SeriesKey.of(Family.CIRCUIT_BREAKER_REQUESTS, "api", "failure"),
        SeriesKey.of(Family.CIRCUIT_BREAKER_REQUEST_DURATION, "api", "failure"));
  }

  private void useAll() {
    failures().record(1_000_000_000);
    group.counter(Family.CIRCUIT_BREAKER_REJECTIONS, "api").increment();
    group.gauge(Family.CIRCUIT_BREAKER_STATE, "api").set(1);
    group.histogram(Family.CIRCUIT_BREAKER_REQUEST_DURATION, "api", "success");
  }

  @Test
  void aCellFeedsAllItsSeries() {
    useAll();
    Scrape scrape = Scrape.of(registry);
    String[] labels = {"service", "api", "status", "failure"};
    assertThat(scrape.value("circuit_breaker_requests_total", labels)).isEqualTo(1);
    assertThat(scrape.value("circuit_breaker_request_duration_seconds_sum", labels)).isEqualTo(1);
    assertThat(scrape.value("circuit_breaker_rejections_total", "service", "api")).isEqualTo(1);
    assertThat(scrape.value("circuit_breaker_state", "service", "api")).isEqualTo(1);
  }

  @Test
  void whatHasEndedIsNotExposedWhateverIsAskedForLater() {
    Scrape before = Scrape.of(registry);
    useAll();
    group.end();
    assertThat(Scrape.of(registry).changesSince(before)).isEmpty();
    useAll();
    assertThat(Scrape.of(registry).changesSince(before)).isEmpty();
  }

  @Test
  void aLaterGroupBeginsAtZero() {
    useAll();
    group.end();
    new SeriesGroup(store).counter(Family.CIRCUIT_BREAKER_REJECTIONS, "api");
    assertThat(Scrape.of(registry).value("circuit_breaker_rejections_total", "service", "api"))
        .isZero();
  }

  @Test
  void cellsThatAreForgottenLeaveTheirList() {
    CellList list = new CellList();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Cell cell = store.cells().newCell(BucketBounds.DEFAULT);
      cells.add(cell);
      list.add(cell);
    }
    cells.get(0).forget();
    cells.get(2).forget();
    cells.get(3).forget();
    list.freeze();
    assertThat(before(cells.get(4))).isSameAs(cells.get(1));
    assertThat(before(cells.get(1))).isNull();
  }

  private static @Nullable Cell before(Cell cell) {
    return cell.next();
  }
}
