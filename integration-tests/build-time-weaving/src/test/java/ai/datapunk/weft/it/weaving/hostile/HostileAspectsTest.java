package ai.datapunk.weft.it.weaving.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.it.weaving.CapturedLog;
import ai.datapunk.weft.it.weaving.hostile.Ledger.Kind;
import ai.datapunk.weft.it.weaving.hostile.Ledger.Slow;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Aspects of an application's own that are woven into holders too: calls work, fall back and are
 * counted as if they were not, and the log names the aspect.
 */
class HostileAspectsTest {

  @AutoClose private final CapturedLog log = new CapturedLog();

  private List<String> warnings() {
    return log.linesWith("_Metrics");
  }

  private void assertThatTheLogNames(Class<?> aspect) {
    assertThat(warnings()).singleElement().asString().contains("WARN", aspect.getName());
  }

  private static double count(String family, String... labels) {
    return PrometheusRegistry.defaultRegistry.scrape(family::equals).stream()
        .flatMap(each -> each.getDataPoints().stream())
        .filter(point -> point.getLabels().equals(Labels.of(labels)))
        .mapToDouble(HostileAspectsTest::count)
        .sum();
  }

  private static double count(DataPointSnapshot point) {
    return point instanceof HistogramDataPointSnapshot histogram
        ? histogram.getCount()
        : ((CounterDataPointSnapshot) point).getValue();
  }

  private static double calls(String service, String operation, String status) {
    return count(
        "mesh_service_calls", "operation", operation, "service", service, "status", status);
  }

  private static double fallbacks(String service, String operation, String status) {
    return count(
        "mesh_fallback_calls", "operation", operation, "service", service, "status", status);
  }

  @Test
  void adviceOfEveryKindThatFailsAtEveryJoinPointHarmsNothing() throws Exception {
    Ledger ledger = new Ledger();
    assertThat(ledger.entry(1)).isEqualTo("entry 1");
    assertThat(ledger.entry(0)).isEqualTo("unknown, because of no entry 0");
    assertThat(Ledger.count(7)).isEqualTo(-7);
    assertThatThrownBy(ledger::fail)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("second")
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .singleElement()
                    .isInstanceOf(IllegalArgumentException.class));
    ledger.write(Kind.YEARLY, "red");
    ledger.move(Slow.TAPE);
    assertThat(ledger.read("10.0.0.5")).isEqualTo("10.0.0.5");

    assertThat(calls("ledger", "entry", "success")).isEqualTo(1);
    assertThat(calls("ledger", "entry", "failure")).isEqualTo(1);
    assertThat(fallbacks("ledger", "entry", "success")).isEqualTo(1);
    assertThat(fallbacks("ledger", "count", "success")).isEqualTo(1);
    assertThat(fallbacks("ledger", "fail", "failure")).isEqualTo(1);
    assertThat(count("retry_attempts", "attempt", "2", "operation", "entry", "service", "ledger"))
        .isEqualTo(1);
    assertThat(count("circuit_breaker_requests", "service", "ledger", "status", "failure"))
        .isEqualTo(1);
    assertThat(count("ledger_write_seconds", "book", "red", "kind", "YEARLY")).isEqualTo(1);
    assertThat(count("ledger_move_seconds", "tier", "TAPE")).isEqualTo(1);
    assertThat(
            count(
                "load_balancer_requests",
                "instance",
                "10.0.0.5",
                "service",
                "ledger",
                "strategy",
                "random"))
        .isEqualTo(1);
    assertThatTheLogNames(Throwing.class);
  }

  @Test
  void anAspectThatThereIsNoInstanceOfHarmsNothing() {
    Books.OfUnmade book = new Books.OfUnmade();
    assertThat(book.page(1)).isEqualTo("page 1");
    assertThat(book.page(0)).isEqualTo("blank");
    assertThat(calls("book_unmade", "page", "success")).isEqualTo(1);
    assertThat(fallbacks("book_unmade", "page", "success")).isEqualTo(1);
    assertThatTheLogNames(Unmade.class);
  }

  @Test
  void anAspectThatGivesNothingInPlaceOfWhatTheHolderSaysHarmsNothing() {
    Books.OfNulls book = new Books.OfNulls();
    assertThat(book.page(1)).isEqualTo("page 1");
    assertThat(book.page(0)).isEqualTo("blank");
    assertThat(calls("book_nulls", "page", "success")).isEqualTo(1);
    assertThat(fallbacks("book_nulls", "page", "success")).isEqualTo(1);
    assertThatTheLogNames(Nulls.class);
  }

  @Test
  void anAspectThatCallsWhatTheHolderIsAboutHarmsNothing() {
    Books.OfCallsBack book = new Books.OfCallsBack();
    assertThat(book.page(1)).isEqualTo("page 1");
    assertThat(book.page(0)).isEqualTo("blank");
    assertThat(calls("book_calls_back", "page", "success")).isEqualTo(1);
    assertThat(fallbacks("book_calls_back", "page", "success")).isEqualTo(1);
    assertThatTheLogNames(CallsBack.class);
  }
}
