package ai.datapunk.weft.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.time.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Threads that come when the test says so, and a scheduler that may refuse. */
class CheckRunnerTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Health LATE = Health.unhealthy("no answer within 5000 ms");

  private final ManualTicker time = new ManualTicker();
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final List<Health> results = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  private CheckRunner runner(HealthCheck check, Scheduler scheduler, Consumer<Health> told) {
    return new CheckRunner("some", check, TIMEOUT, threads::add, scheduler, told);
  }

  private Health count() {
    asked.incrementAndGet();
    return Health.healthy();
  }

  private static void throwOfTheLog(Health told) {
    throw new IllegalStateException("the log");
  }

  @Test
  void aCheckWhoseThreadComesTooLateIsNotAskedAndTheNextOneIs() {
    CheckRunner runner = runner(this::count, time, results::add);
    runner.ask();
    time.advance(TIMEOUT);
    assertThat(results).containsExactly(LATE);
    runner.ask();
    assertThat(threads).as("one at a time").hasSize(1);
    threads.remove().run();
    assertThat(asked).hasValue(0);
    assertThat(runner.isRunning()).isFalse();
    runner.ask();
    threads.remove().run();
    assertThat(results).containsExactly(LATE, Health.healthy());
    time.advance(TIMEOUT);
    assertThat(results).hasSize(2);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aCheckThatAnswersInTimeIsNotGivenUp() {
    CheckRunner runner = runner(this::count, time, results::add);
    runner.ask();
    threads.remove().run();
    time.advance(TIMEOUT);
    assertThat(results).containsExactly(Health.healthy());
  }

  @Test
  void aCheckIsInterruptedWhateverTheLogThrows() {
    List<Boolean> interrupted = new ArrayList<>();
    HealthCheck slow =
        () -> {
          time.advance(TIMEOUT);
          interrupted.add(Thread.interrupted());
          return Health.healthy();
        };
    CheckRunner runner = runner(slow, time, CheckRunnerTest::throwOfTheLog);
    runner.ask();
    threads.remove().run();
    assertThat(interrupted).containsExactly(true);
    assertThat(runner.isRunning()).isFalse();
  }

  @Test
  void aCheckIsAskedAgainWhateverTheLogThrows() {
    CheckRunner runner = runner(this::count, time, CheckRunnerTest::throwOfTheLog);
    for (int times = 1; times <= 2; times++) {
      runner.ask();
      assertThatThrownBy(threads.remove()::run).hasMessage("the log");
      assertThat(asked).hasValue(times);
    }
  }

  @Test
  void aSchedulerThatRefusesIsToldOnceUntilItTakesTasksAgain() {
    AtomicInteger refusals = new AtomicInteger(2);
    Scheduler moody =
        (task, nanos) -> {
          if (refusals.getAndDecrement() > 0) {
            throw new RejectedExecutionException("busy");
          }
        };
    CheckRunner runner = runner(this::count, moody, results::add);
    try (CapturedLog log = new CapturedLog()) {
      for (int times = 1; times <= 4; times++) {
        if (times == 4) {
          refusals.set(1);
        }
        runner.ask();
        threads.remove().run();
        assertThat(log.linesWith("Health check some has no time-out")).hasSize(times == 4 ? 2 : 1);
      }
    }
    assertThat(results).hasSize(4).containsOnly(Health.healthy());
  }
}
