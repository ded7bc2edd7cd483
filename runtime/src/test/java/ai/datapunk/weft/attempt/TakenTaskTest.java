package ai.datapunk.weft.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.ManualTicker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** When a task that a scheduler has taken is taken for dropped. */
class TakenTaskTest {

  private final ManualTicker ticker = new ManualTicker();
  private final List<Object> happened = new ArrayList<>();

  /** Whether the scheduler, which runs nothing, takes tasks. */
  private boolean takes = true;

  private final TakenTask task =
      new TakenTask(
          ticker, this::schedule, () -> happened.add("run"), 1_000_000_000, happened::add);

  private void schedule(Runnable fresh, long nanos) {
    if (!takes) {
      throw new RejectedExecutionException("shut down");
    }
  }

  @Test
  void oneThatIsNotDueIsNotDroppedThoughTheSchedulerTakesNoMore() {
    takes = false;
    ticker.millis(1_499);
    assertThat(task.wasDropped()).isFalse();
    task.run();
    assertThat(happened).containsExactly("run");
  }

  @Test
  void oneThatWasDueIsDroppedIfTheSchedulerTakesNoMore() {
    takes = false;
    ticker.millis(1_500);
    assertThat(task.wasDropped()).isTrue();
    task.run();
    assertThat(happened).singleElement().asString().contains("dropped");
    assertThat((Throwable) happened.get(0)).hasCauseInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void oneThatIsLateIsDroppedAfterAMinute() {
    ticker.millis(60_999);
    assertThat(task.wasDropped()).isFalse();
    ticker.millis(1);
    assertThat(task.wasDropped()).isTrue();
    assertThat(task.wasDropped()).isTrue();
    assertThat(happened).hasSize(1);
  }
}
