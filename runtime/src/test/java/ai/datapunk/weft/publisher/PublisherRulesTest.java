package ai.datapunk.weft.publisher;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.testing.FetchFixture;
import ai.datapunk.weft.testing.RecordingSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of Reactive Streams, where the method's own publisher makes it hard to keep them. */
class PublisherRulesTest extends FetchFixture {

  private final List<Flow.Subscriber<? super Object>> attempts = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final RecordingSubscriber subscriber = new RecordingSubscriber();

  /** Notes what it hears, and has something done by another thread while it is asked. */
  private final class Noting implements Flow.Subscription {

    private final String name;
    private final Runnable meanwhile;
    private boolean busy;

    Noting(String name, Runnable meanwhile) {
      this.name = name;
      this.meanwhile = meanwhile;
    }

    @Override
    public void request(long n) {
      hears("request " + n);
    }

    @Override
    public void cancel() {
      hears("cancel");
    }

    private void hears(String what) {
      heard.add((busy ? "at the same time: " : "") + name + " " + what);
      boolean first = heard.size() == 1;
      if (first) {
        busy = true;
        Thread other = new Thread(meanwhile);
        other.start();
        join(other);
        busy = false;
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @SuppressWarnings("unchecked")
  private void subscribe(Flow.Publisher<Object> own) throws Throwable {
    Probe probe = probe(timed.retried("stock", "fetch", THREE), Flow.Publisher.class);
    Object returned = probe.asynchronously(new @Nullable Object[] {null}, arguments -> own);
    ((Flow.Publisher<Object>) requireNonNull(returned)).subscribe(subscriber);
  }

  /** Asks for one element, and has this done by another thread while the publisher is asked. */
  private void askedMeanwhile(Runnable meanwhile) throws Throwable {
    subscribe(attempts::add);
    subscriber.request(1);
    attempts.get(0).onSubscribe(new Noting("own", meanwhile));
  }

  @Test
  void theSubscriptionIsAskedSerially() throws Throwable {
    askedMeanwhile(
        () -> {
          subscriber.request(2);
          subscriber.request(3);
        });
    assertThat(heard).containsExactly("own request 1", "own request 5");
  }

  @Test
  void theSubscriptionIsCancelledAtOnceAndNotAskedAnyMore() throws Throwable {
    askedMeanwhile(
        () -> {
          subscriber.request(2);
          subscriber.cancel();
        });
    subscriber.request(3);
    assertThat(heard).containsExactly("own request 1", "at the same time: own cancel");
  }

  /** Gives all that it is asked for before it returns, as one that reads from memory does. */
  private static final class Endless implements Flow.Subscription {

    private static final int FAR_TOO_MANY = 1_000;

    private final Flow.Subscriber<? super Object> subscriber;
    private int given;
    private boolean cancelled;

    Endless(Flow.Subscriber<? super Object> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long n) {
      for (long i = 0; i < n && !cancelled && given < FAR_TOO_MANY; i++) {
        given++;
        subscriber.onNext(given);
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  @Test
  void aPublisherThatGivesAllAtOnceStopsWhenItsSubscriberHasEnough() throws Throwable {
    List<Endless> endless = new ArrayList<>();
    subscriber.cancelAfter(3);
    subscribe(
        fresh -> {
          endless.add(new Endless(fresh));
          fresh.onSubscribe(endless.get(0));
        });
    subscriber.request(Long.MAX_VALUE);
    assertThat(endless.get(0).given).isEqualTo(3);
  }

  @Test
  void aSubscriptionOfAnAttemptThatHasFailedIsCancelled() throws Throwable {
    subscribe(
        fresh -> {
          attempts.add(fresh);
          if (attempts.size() == 1) {
            throw new IllegalStateException();
          }
        });
    subscriber.request(1);
    attempts.get(0).onSubscribe(new Noting("first during the wait", () -> {}));
    ticker.millis(1_000);
    assertThat(attempts).hasSize(2);
    attempts.get(0).onSubscribe(new Noting("first again", () -> {}));
    attempts.get(1).onSubscribe(new Noting("second", () -> {}));
    assertThat(heard)
        .containsExactly("first during the wait cancel", "first again cancel", "second request 1");
  }
}
