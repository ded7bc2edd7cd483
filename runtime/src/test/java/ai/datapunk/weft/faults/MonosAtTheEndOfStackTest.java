package ai.datapunk.weft.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.Scrape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/** {@link PublishersAtTheEndOfStackTest} of a {@link Mono}, whose one value ends the call. */
class MonosAtTheEndOfStackTest extends EndOfStackFixture {

  /** What it signals, its subscriber is sent by the test. */
  private static final class Source extends Mono<Object> {

    private @Nullable CoreSubscriber<? super Object> subscriber;

    @Override
    public void subscribe(CoreSubscriber<? super Object> fresh) {
      subscriber = fresh;
      fresh.onSubscribe(Operators.emptySubscription());
    }

    CoreSubscriber<? super Object> subscriber() {
      return requireNonNull(subscriber);
    }
  }

  /** Counts the signals. */
  private static final class Signals implements CoreSubscriber<Object> {
    private int elements;
    private int ends;
    private @Nullable Throwable error;

    @Override
    public void onSubscribe(Subscription fresh) {
      fresh.request(1);
    }

    @Override
    public void onNext(Object item) {
      elements++;
    }

    @Override
    public void onError(Throwable thrown) {
      error = thrown;
      ends++;
    }

    @Override
    public void onComplete() {
      ends++;
    }
  }

  private final List<Source> sources = new ArrayList<>();

  static Stream<Arguments> calls() {
    return eachOf(LATER.keySet(), 1_500);
  }

  @SuppressWarnings("unchecked")
  private Signals subscribed(Probe probe) {
    Signals signals = new Signals();
    try {
      Object mono =
          probe.asynchronously(
              new @Nullable Object[] {null},
              arguments -> {
                Source source = new Source();
                sources.add(source);
                return source;
              });
      ((Mono<Object>) requireNonNull(mono)).subscribe(signals);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    return signals;
  }

  /** Returns whether it was taken there, and not only further up. */
  private static boolean signal(int frames, Runnable signal) {
    Object thrown =
        DeepStack.at(
            frames,
            () -> {
              signal.run();
              return null;
            });
    if (thrown != null) {
      assertThat(thrown).isInstanceOf(StackOverflowError.class);
      signal.run();
    }
    return thrown == null;
  }

  private void call(int frames, Probe probe, boolean fails) {
    int before = sources.size();
    Signals signals = subscribed(probe);
    assertThat(sources.size()).as("no permit is missing").isGreaterThan(before);
    CoreSubscriber<? super Object> subscriber = sources.get(before).subscriber();
    boolean taken;
    if (fails) {
      taken = signal(frames, () -> subscriber.onError(failure));
    } else {
      taken = signal(frames, () -> subscriber.onNext(value));
      taken &= signal(frames, subscriber::onComplete);
    }
    if (!taken) {
      Scrape.of(registry); // It finishes what was not.
    }
    time.millis(2);
    if (sources.size() > before + 1) {
      sources.get(before + 1).subscriber().onError(failure);
    }
    // If not, the stack of the subscriber itself has ended.
    if (taken) {
      assertThat(signals.ends).isEqualTo(1);
      assertThat(signals.elements).isEqualTo(fails ? 0 : 1);
      assertThat(signals.error).isSameAs(fails ? failure : null);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aMonoThatSignalsThereEndsItsCall(String method, boolean fails, int before)
      throws InterruptedException {
    MethodSpec spec = requireNonNull(LATER.get(method));
    ClassProbes.load(MonosAtTheEndOfStackTest.class, mesh);
    Probe probe = NewProbe.withZeros(spec, mesh, Mono.class);
    for (int i = 0; i < before; i++) {
      call(0, probe, fails);
    }
    letHalfOpen(spec);
    Scrape earlier = Scrape.of(registry);
    DeepStack.atEach(frames -> call(frames, probe, fails));
    Scrape after = Scrape.of(registry);
    double succeeded = counted(after, "success") - counted(earlier, "success");
    double failed = counted(after, "failure") - counted(earlier, "failure");
    assertThat(inFlight(after)).isBetween(0.0, (double) LAST_FEW);
    assertThat(fails ? succeeded : failed).isZero();
    assertThat(fails ? failed : succeeded)
        .isBetween((double) DeepStack.FRAMES - LAST_FEW, (double) DeepStack.FRAMES);
  }
}
