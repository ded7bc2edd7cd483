package ai.datapunk.weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SingleFlightTest {

  private final ExecutorService others = Executors.newCachedThreadPool();
  private final AtomicInteger made = new AtomicInteger();

  @AfterEach
  void stop() {
    others.shutdownNow();
  }

  private String work() {
    return "made " + made.incrementAndGet();
  }

  private CompletableFuture<String> elsewhere(Supplier<String> action) {
    return CompletableFuture.supplyAsync(action, others).orTimeout(10, TimeUnit.SECONDS);
  }

  @Test
  void whoComesAloneDoesTheWorkEachTime() {
    SingleFlight flight = new SingleFlight();
    assertThat(flight.make(this::work)).isEqualTo("made 1");
    assertThat(flight.make(this::work)).isEqualTo("made 2");
  }

  @Test
  void whoComesMeanwhileWaitsForTheOneThatIsAboutIt() throws Exception {
    CountDownLatch waiting = new CountDownLatch(2);
    SingleFlight flight =
        new SingleFlight(
            (end, nanos) -> {
              assertThat(nanos).isEqualTo(1_000_000_000);
              waiting.countDown();
              end.await();
              return true;
            });
    List<CompletableFuture<String>> both = new ArrayList<>();
    String here =
        flight.make(
            () -> {
              for (int i = 0; i < 2; i++) {
                both.add(elsewhere(() -> flight.make(this::work)));
              }
              await(waiting);
              assertThat(both).noneMatch(CompletableFuture::isDone);
              return work();
            });
    assertThat(here).isEqualTo("made 1");
    for (CompletableFuture<String> each : both) {
      assertThat(each.get()).isNull();
    }
    assertThat(made).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As where the one that is about it waits for this one. */
  @Test
  void whoWaitsInVainDoesTheWorkToo() {
    SingleFlight flight = new SingleFlight((end, nanos) -> false);
    String here =
        flight.make(() -> elsewhere(() -> flight.make(this::work)).join() + ", " + work());
    assertThat(here).isEqualTo("made 1, made 2");
    assertThat(flight.make(this::work)).isEqualTo("made 3");
  }

  @Test
  void whoIsInterruptedWhileWaitingGoesOnAndStaysSo() {
    SingleFlight flight =
        new SingleFlight(
            (end, nanos) -> {
              throw new InterruptedException();
            });
    String here =
        flight.make(
            () ->
                elsewhere(
                        () ->
                            flight.make(this::work) + " " + Thread.currentThread().isInterrupted())
                    .join());
    assertThat(here).isEqualTo("made 1 true");
  }

  @Test
  void workThatAsksForWhatItMakesWaitsForNobody() {
    SingleFlight flight =
        new SingleFlight(
            (end, nanos) -> {
              throw new AssertionError("waits for itself");
            });
    assertThat(flight.make(() -> flight.make(this::work) + ", " + work()))
        .isEqualTo("made 1, made 2");
  }

  @Test
  void whoFailsKeepsNobody() {
    CountDownLatch waiting = new CountDownLatch(1);
    SingleFlight flight =
        new SingleFlight(
            (end, nanos) -> {
              waiting.countDown();
              end.await();
              return true;
            });
    List<CompletableFuture<String>> waiters = new ArrayList<>();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                flight.make(
                    () -> {
                      waiters.add(elsewhere(() -> flight.make(this::work)));
                      await(waiting);
                      throw new IllegalStateException("cannot");
                    }));
    assertThat(waiters).singleElement().satisfies(each -> assertThat(each.join()).isNull());
    assertThat(flight.make(this::work)).isEqualTo("made 1");
  }
}
