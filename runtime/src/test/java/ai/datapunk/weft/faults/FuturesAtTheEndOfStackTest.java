package ai.datapunk.weft.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.Scrape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Methods that return futures, called or completed at the end of the stack: at each depth from
 * where there is plenty of it to where there is none.
 */
@SuppressWarnings("FutureReturnValueIgnored") // The body's futures are given to the probe.
class FuturesAtTheEndOfStackTest extends EndOfStackFixture {

  /** What the method has returned, and what its callers got. */
  private final List<CompletableFuture<Object>> attempts = new ArrayList<>();

  private final List<CompletableFuture<?>> given = new ArrayList<>();

  /** How many futures have ended. */
  private int ends;

  static Stream<Arguments> calls() {
    return eachOf(LATER.keySet(), 3_000);
  }

  /** The first attempt returns the future; another one fails. */
  private @Nullable Object call(MethodSpec spec, Probe probe, CompletableFuture<Object> future) {
    int before = attempts.size();
    try {
      return spec.retry() == null
          ? AdvisedCall.of(probe, null, instance -> attempt(future))
          : probe.asynchronously(
              new @Nullable Object[] {null},
              arguments -> attempt(attempts.size() == before ? future : ended(true)));
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  private CompletableFuture<Object> attempt(CompletableFuture<Object> future) {
    attempts.add(future);
    return future;
  }

  private void end(CompletableFuture<Object> future, boolean fails) {
    if (fails) {
      future.completeExceptionally(failure);
    } else {
      future.complete(value);
    }
  }

  private CompletableFuture<Object> ended(boolean fails) {
    CompletableFuture<Object> future = new CompletableFuture<>();
    end(future, fails);
    return future;
  }

  private Probe probe(MethodSpec spec, boolean fails, int before) {
    ClassProbes.load(FuturesAtTheEndOfStackTest.class, mesh);
    Probe probe = NewProbe.withZeros(spec, mesh, CompletableFuture.class);
    // Once at least: the lambdas of this test are linked where there is the stack for it.
    for (int i = 0; i < Math.max(1, before); i++) {
      DeepStack.at(0, () -> call(spec, probe, ended(fails)));
      time.millis(2);
    }
    attempts.clear();
    return probe;
  }

  private void assertEnded(CompletableFuture<?> future, boolean fails) {
    assertThat(future).isDone();
    Object end = future.handle((given, thrown) -> thrown == null ? given : thrown).join();
    assertThat(end).isSameAs(fails ? failure : value);
  }

  private void callAt(int frames, MethodSpec spec, Probe probe, boolean fails) {
    CompletableFuture<Object> future = ended(fails);
    int before = attempts.size();
    Object gave = DeepStack.at(frames, () -> call(spec, probe, future));
    if (gave instanceof CompletableFuture<?> promise) {
      given.add(promise);
    } else {
      // While a permit cannot be given back yet, there is none for others.
      assertThat(gave).isInstanceOfAny(StackOverflowError.class, CallRefusedException.class);
      assertThat(attempts).as("its body has not run").hasSize(before);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aCallThatHasReturnedItsFutureGivesItAndIsCounted(String method, boolean fails, int before)
      throws InterruptedException {
    MethodSpec spec = requireNonNull(LATER.get(method));
    Probe probe = probe(spec, fails, before);
    letHalfOpen(spec);
    Scrape earlier = Scrape.of(registry);
    DeepStack.atEach(frames -> callAt(frames, spec, probe, fails));
    assertAllIsWell(spec, probe, fails, earlier, DeepStack.FRAMES);
  }

  private void assertAllIsWell(
      MethodSpec spec, Probe probe, boolean fails, Scrape earlier, int calls) {
    Scrape.of(registry); // What was kept is recorded, and may be tried again.
    time.millis(2);
    Scrape after = Scrape.of(registry);
    given.forEach(future -> assertEnded(future, fails));
    assertThat(inFlight(after)).isBetween(0.0, (double) LAST_FEW);
    double succeeded = counted(after, "success") - counted(earlier, "success");
    double failed = counted(after, "failure") - counted(earlier, "failure");
    int ended = Math.max(given.size(), ends);
    assertThat(succeeded).isBetween(fails ? 0.0 : ended - LAST_FEW, fails ? 0.0 : ended);
    assertThat(succeeded + failed).isBetween((double) ended - LAST_FEW, (double) calls);
    assertThat(call(spec, probe, ended(false))).isInstanceOf(CompletableFuture.class);
    assertThat(counted(Scrape.of(registry), "success")).isEqualTo(counted(after, "success") + 1);
  }

  /**
   * A future that tells of its end what listens to it, and nothing else: one of the JDK's forgets
   * who listens where the stack ends on the way there.
   */
  private static final class Told extends CompletableFuture<Object> {

    private @Nullable BiConsumer<? super Object, ? super Throwable> listener;

    @Override
    public CompletableFuture<Object> whenComplete(
        BiConsumer<? super Object, ? super Throwable> action) {
      listener = action;
      return this;
    }

    /** Returns whether it was heard. */
    boolean tell(@Nullable Object value, @Nullable Throwable thrown) {
      requireNonNull(listener).accept(value, thrown);
      return true;
    }
  }

  private void endAt(int frames, MethodSpec spec, Probe probe, boolean fails) {
    Told future = new Told();
    if (call(spec, probe, future) instanceof CompletableFuture<?> promise) {
      Object told = fails ? null : value;
      Throwable thrown = fails ? failure : null;
      Object heard = DeepStack.at(frames, () -> future.tell(told, thrown));
      if (!Boolean.TRUE.equals(heard)) {
        assertThat(heard).isInstanceOf(StackOverflowError.class);
        future.tell(told, thrown);
      }
      if (promise != future) {
        given.add(promise);
      }
      ends++;
      Scrape.of(registry); // A permit that was kept is given back.
      time.millis(2);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aFutureThatTellsOfItsEndThereEndsItsCall(String method, boolean fails, int before)
      throws InterruptedException {
    MethodSpec spec = requireNonNull(LATER.get(method));
    Probe probe = probe(spec, fails, before);
    letHalfOpen(spec);
    Scrape earlier = Scrape.of(registry);
    DeepStack.atEach(frames -> endAt(frames, spec, probe, fails));
    assertThat(ends).isEqualTo(DeepStack.FRAMES);
    assertAllIsWell(spec, probe, fails, earlier, ends);
  }
}
