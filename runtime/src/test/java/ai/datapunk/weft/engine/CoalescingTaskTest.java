package ai.datapunk.weft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CoalescingTaskTest {

  private final ExecutorService others = Executors.newCachedThreadPool();

  /** What the rounds to come do; those that there is nothing for do nothing. */
  private final Queue<Runnable> script = new ArrayDeque<>();

  private final List<Thread> rounds = new ArrayList<>();
  private final CoalescingTask task = new CoalescingTask(this::round);

  @AfterEach
  void stop() {
    others.shutdownNow();
  }

  private void round() {
    rounds.add(Thread.currentThread());
    Runnable next = script.poll();
    if (next != null) {
      next.run();
    }
  }

  /** Another thread asks, and is not kept. */
  private void askElsewhere() {
    CompletableFuture.runAsync(task::ask, others).orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Test
  void eachQuestionThatComesAloneIsARoundInItsThread() {
    task.ask();
    task.ask();
    assertThat(rounds).containsExactly(Thread.currentThread(), Thread.currentThread());
    askElsewhere();
    assertThat(rounds).hasSize(3).last().isNotSameAs(Thread.currentThread());
  }

  @Test
  void allWhoAskWhileARoundIsOnHaveOneFollowInTheThreadThatIsAboutIt() {
    script.add(
        () -> {
          askElsewhere();
          askElsewhere();
          askElsewhere();
          assertThat(rounds).hasSize(1);
        });
    task.ask();
    assertThat(rounds).containsExactly(Thread.currentThread(), Thread.currentThread());
  }

  @Test
  void whoAsksInTheFollowingRoundHasOneMore() {
    script.add(this::askElsewhere);
    script.add(this::askElsewhere);
    task.ask();
    assertThat(rounds).hasSize(3);
    task.ask();
    assertThat(rounds).hasSize(4);
  }

  @Test
  void aRoundThatAsksItselfHasOneFollowAndIsNotEnteredAgain() {
    script.add(
        () -> {
          task.ask();
          assertThat(rounds).hasSize(1);
        });
    task.ask();
    assertThat(rounds).hasSize(2);
  }

  @Test
  void aRoundThatFailsLosesNoQuestion() {
    script.add(
        () -> {
          askElsewhere();
          throw new IllegalStateException("first");
        });
    script.add(
        () -> {
          askElsewhere();
          throw new AssertionError("second");
        });
    assertThatThrownBy(task::ask)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("first")
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .singleElement()
                    .isExactlyInstanceOf(AssertionError.class));
    assertThat(rounds).hasSize(3);
    task.ask();
    assertThat(rounds).hasSize(4);
  }

  @Test
  void oneAndTheSameFailureIsThrownWithoutItself() {
    IllegalStateException same = new IllegalStateException("same");
    Runnable failing =
        () -> {
          if (rounds.size() == 1) {
            task.ask();
          }
          throw same;
        };
    script.add(failing);
    script.add(failing);
    assertThatThrownBy(task::ask).isSameAs(same);
    assertThat(same.getSuppressed()).isEmpty();
    assertThat(rounds).hasSize(2);
  }

  /** As code in languages throws it that know no checked exceptions. */
  @Test
  void aCheckedExceptionLosesNoQuestionEither() {
    script.add(() -> CoalescingTaskTest.<RuntimeException>throwAny(new Exception("checked")));
    assertThatThrownBy(task::ask).isExactlyInstanceOf(Exception.class).hasMessage("checked");
    task.ask();
    assertThat(rounds).hasSize(2);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void throwAny(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void whatIsDoneInPlaceOfARoundHasOneFollowWhereSomebodyAsks() {
    List<String> done = new ArrayList<>();
    task.doInPlace(() -> done.add("alone"));
    assertThat(rounds).isEmpty();
    task.doInPlace(
        () -> {
          askElsewhere();
          done.add("asked");
        });
    assertThat(done).containsExactly("alone", "asked");
    assertThat(rounds).containsExactly(Thread.currentThread());
  }

  @Test
  void nothingIsDoneInPlaceOfARoundThatHasBegun() {
    script.add(
        () ->
            assertThatIllegalStateException()
                .isThrownBy(() -> task.doInPlace(() -> rounds.add(null))));
    task.ask();
    assertThat(rounds).doesNotContainNull().hasSize(1);
  }

  /** Rounds never overlap, and after the last question one has begun. */
  @Test
  void manyThreadsAskAtOnce() throws Exception {
    AtomicInteger question = new AtomicInteger();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    CoalescingTask crowded =
        new CoalescingTask(
            () -> {
              if (inside.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
              }
              seen.set(question.get());
              inside.decrementAndGet();
            });
    CountDownLatch begin = new CountDownLatch(1);
    List<Future<?>> all = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      all.add(
          others.submit(
              () -> {
                begin.await();
                for (int i = 0; i < 1_000; i++) {
                  question.incrementAndGet();
                  crowded.ask();
                }
                return null;
              }));
    }
    begin.countDown();
    for (Future<?> each : all) {
      each.get(50, TimeUnit.SECONDS);
    }
    assertThat(overlaps).hasValue(0);
    assertThat(seen).hasValue(4_000);
  }
}
