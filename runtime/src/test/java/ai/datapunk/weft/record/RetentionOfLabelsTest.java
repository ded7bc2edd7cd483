package ai.datapunk.weft.record;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.record.AttemptOutcome.Verdict;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.CellCount;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionOfLabelsTest extends RetentionFixture {

  private static final int RETURNED = 1_000;

  private static void succeed(OperationRecorder operation) {
    operation.direct().firstSuccess().record(RETURNED);
  }

  private static void fail(OperationRecorder operation) {
    operation.direct().recordFailed(1, Verdict.FAILURE, "E", false, RETURNED);
    operation.recordFailure(1, Result.EXCEPTION_NOT_RETRYABLE, "E", RETURNED);
  }

  @Test
  void aValueThatNobodyBringsEndsAndTheTotalsStay() {
    OperationRecorder root = root(metric().boundedLabel("t", 0, 5));
    succeed(root.at("a"));
    fail(root.at("a"));
    succeed(root.at("b"));
    assertThat(scrape().get(OWN)).isEqualTo(Map.of("a", 2.0, "b", 1.0));
    succeed(root.at("b"));
    var ended = scrapeAfter(HOUR);
    assertThat(ended.get(OWN)).isEqualTo(Map.of("b", 2.0));
    assertThat(ended.sum(CALLS)).isEqualTo(4);
    assertThat(ended.sum(ATTEMPTS)).isEqualTo(4);
    assertThat(ended.get("retry_failure")).isEqualTo(Map.of("E fetch stock", 1.0));
    succeed(root.at("a"));
    var again = scrape();
    assertThat(again.get(OWN)).isEqualTo(Map.of("a", 1.0, "b", 2.0));
    assertThat(again.sum(CALLS)).isEqualTo(5);
  }

  @Test
  void aCallThatLastsLongerRecordsInASeriesThatIsShown() {
    OperationRecorder root = root(metric().boundedLabel("t", 0, 5).boundedLabel("u", 1, 5));
    OperationRecorder call = root.at("a").at(7);
    OperationRecorder halfway = root.at("a");
    succeed(call);
    scrape();
    assertThat(scrapeAfter(HOUR).get(OWN)).isEmpty();
    succeed(call);
    fail(call);
    assertThat(scrape().get(OWN)).isEqualTo(Map.of("a 7", 2.0));
    assertThat(root.at("a").at("7")).isNotSameAs(call);
    succeed(root.at("a").at("7"));
    succeed(halfway.at(7));
    succeed(call);
    var all = scrape();
    assertThat(all.get(OWN)).isEqualTo(Map.of("a 7", 5.0));
    assertThat(all.sum(CALLS)).isEqualTo(6);
    assertThat(all.sum(ATTEMPTS)).isEqualTo(6);
  }

  @Test
  void whoHasLookedUpACellIsCountedWhereItIsShown() {
    OperationRecorder root = root(metric().boundedLabel("t", 0, 5));
    Cell late = root.at("a").direct().firstSuccess();
    late.record(RETURNED);
    scrape();
    assertThat(scrapeAfter(HOUR).get(OWN)).isEmpty();
    late.record(RETURNED);
    var next = scrape();
    assertThat(next.get(OWN)).isEqualTo(Map.of("a", 1.0));
    assertThat(next.sum(CALLS)).isEqualTo(2);
    succeed(root.at("a"));
    late.record(RETURNED);
    assertThat(scrape().get(OWN)).isEqualTo(Map.of("a", 3.0));
  }

  @Test
  void thePlaceAmongTheValuesOfALabelIsGivenBack() {
    OperationRecorder root = root(metric().boundedLabel("t", 0, 1));
    OperationRecorder call = root.at("a");
    succeed(call);
    succeed(root.at("b"));
    assertThat(scrape().get(OWN)).isEqualTo(Map.of("a", 1.0, "other", 1.0));
    assertThat(scrapeAfter(HOUR).get(OWN)).isEqualTo(Map.of("other", 1.0));
    succeed(root.at("b"));
    succeed(call);
    assertThat(scrape().get(OWN)).isEqualTo(Map.of("b", 1.0, "other", 2.0));
  }

  @Test
  void aSeriesThatOnlyHasAZeroEndsToo() {
    OperationRecorder root = root(metric().boundedLabel("t", 0, 1));
    OperationRecorder zero = root.at("a");
    assertThat(scrape().get(OWN)).isEqualTo(Map.of("a", 0.0));
    assertThat(scrapeAfter(HOUR).get(OWN)).isEmpty();
    succeed(root.at("b"));
    assertThat(scrape().get(OWN)).isEqualTo(Map.of("b", 1.0));
    succeed(zero);
    assertThat(scrape().get(OWN)).isEqualTo(Map.of("b", 1.0, "other", 1.0));
  }

  @Test
  void anInstanceThatNobodyCallsEndsAndBeginsAtZero() {
    OperationRecorder root = root(metric().boundedLabel("t", 0, 5));
    TrackedInstance first = instance("a:1");
    AttemptRecorder calls = root.at("a").to(first);
    calls.firstSuccess().record(RETURNED);
    calls.firstSuccess().record(RETURNED);
    scrape();
    succeed(root.at("a"));
    var ended = scrapeAfter(HOUR);
    assertThat(ended.get(REQUESTS)).isEmpty();
    assertThat(ended.get("load_balancer_request_duration_seconds")).isEmpty();
    assertThat(ended.get(OWN)).isEqualTo(Map.of("a", 3.0));
    assertThat(ended.sum(ATTEMPTS)).isEqualTo(3);
    calls.firstSuccess().record(RETURNED);
    root.at("a").to(first).firstSuccess().record(RETURNED);
    var again = scrape();
    assertThat(again.get(REQUESTS)).isEqualTo(Map.of("a:1 stock round_robin", 2.0));
    assertThat(again.get(OWN)).isEqualTo(Map.of("a", 5.0));
    assertThat(again.sum(ATTEMPTS)).isEqualTo(5);
  }

  @Test
  void anEndedValueLetsGoOfItsInstances() {
    OperationRecorder root = root(metric().boundedLabel("t", 0, 5));
    TrackedInstance called = instance("a:1");
    AttemptRecorder calls = root.at("a").to(called);
    calls.firstSuccess().record(RETURNED);
    scrape();
    root.at("b").to(called).firstSuccess().record(RETURNED);
    var ended = scrapeAfter(HOUR);
    assertThat(ended.get(OWN)).isEqualTo(Map.of("b", 1.0));
    assertThat(ended.get(REQUESTS)).isEqualTo(Map.of("a:1 stock round_robin", 2.0));
    calls.firstSuccess().record(RETURNED);
    var again = scrape();
    assertThat(again.get(OWN)).isEqualTo(Map.of("a", 1.0, "b", 1.0));
    assertThat(again.get(REQUESTS)).isEqualTo(Map.of("a:1 stock round_robin", 3.0));
    assertThat(root.at("a").to(called)).isNotSameAs(calls);
  }

  @Test
  void valuesThatComeAndGoLeaveNothingBehind() {
    OperationRecorder root = root(metric().boundedLabel("t", 0, 10).boundedLabel("u", 1, 10));
    for (int round = 0; round < 50; round++) {
      for (int i = 0; i < 10; i++) {
        succeed(root.at("t" + round).at(10 * round + i));
        fail(root.at("t" + round).at(10 * round + i));
      }
      assertThat(scrape().get(OWN)).hasSize(10);
      var ended = scrapeAfter(HOUR);
      assertThat(ended.get(OWN)).isEmpty();
      assertThat(ended.sum(CALLS)).isEqualTo(20 * (round + 1));
      // The residues of first successes, attempts, operations, and the newest cell of either list.
      assertThat(CellCount.of(store)).isLessThanOrEqualTo(5);
    }
  }

  /** An address whose code fails once it is told to. */
  private static final class Moody {
    boolean fails;

    @Override
    public int hashCode() {
      return told(7);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return told(0) == 0 && this == other;
    }

    @Override
    public String toString() {
      return "a:1";
    }

    private int told(int answer) {
      if (fails) {
        throw new IllegalStateException("An address's own code runs");
      }
      return answer;
    }
  }

  @Test
  void aScrapeRunsNoCodeOfAnAddress() {
    OperationRecorder root = root(metric().boundedLabel("t", 0, 5));
    Moody address = new Moody();
    TrackedInstance instance =
        new TrackedInstance(new InstanceSource.Address(address, 1, 0), false);
    Cell late = root.at("a").to(instance).firstSuccess();
    late.record(RETURNED);
    scrape();
    assertThat(scrapeAfter(HOUR).get(OWN)).isEmpty();
    late.record(RETURNED);
    address.fails = true;
    var again = scrape();
    assertThat(again.get(OWN)).isEqualTo(Map.of("a", 1.0));
    assertThat(again.get(REQUESTS)).isEqualTo(Map.of("a:1 stock round_robin", 1.0));
    assertThat(again.sum("weft_recording_failures")).isZero();
  }

  @Test
  void whoHasLookedUpACellIsCountedManyScrapesLater() {
    OperationRecorder root = root(metric().boundedLabel("t", 0, 5));
    Cell late = root.at("a").direct().firstSuccess();
    late.record(RETURNED);
    scrape();
    assertThat(scrapeAfter(HOUR).get(OWN)).isEmpty();
    for (int i = 0; i < 100; i++) {
      scrape();
    }
    late.record(RETURNED);
    assertThat(scrape().get(OWN)).isEqualTo(Map.of("a", 1.0));
  }

  @Test
  void callsWithoutMemoryAreCountedAgainAfterTheirSeriesHasEnded() {
    OperationRecorder noMemory = root(metric().boundedLabel("t", 0, 5)).ofNoMemory(1);
    succeed(noMemory);
    assertThat(scrape().get(OWN)).isEqualTo(Map.of("unknown", 1.0));
    assertThat(scrapeAfter(HOUR).get(OWN)).isEmpty();
    succeed(noMemory);
    fail(noMemory);
    assertThat(scrape().get(OWN)).isEqualTo(Map.of("unknown", 2.0));
  }

  @Test
  void theCellsOfAnApplicationThatIsGoneGoAndItsTotalsStay() {
    for (int round = 1; round <= 3; round++) {
      recordAndGo();
      // The residues: of both first successes, of the attempt and the operation that failed. And
      // the newest cell of either list.
      for (int tried = 0; tried < 100 && CellCount.of(store) > 6; tried++) {
        System.gc();
        scrapeAfter(Duration.ofSeconds(10));
      }
      assertThat(CellCount.of(store)).isLessThanOrEqualTo(6);
      var all = scrape();
      assertThat(all.get(OWN)).isEqualTo(Map.of("a", 2.0 * round, "b", 1.0 * round));
      assertThat(all.sum(CALLS)).isEqualTo(3 * round);
      assertThat(all.sum(ATTEMPTS)).isEqualTo(3 * round);
    }
  }

  private void recordAndGo() {
    OperationRecorder root = root(metric().boundedLabel("t", 0, 5));
    succeed(root.at("a"));
    fail(root.at("a"));
    succeed(root.at("b"));
  }
}
