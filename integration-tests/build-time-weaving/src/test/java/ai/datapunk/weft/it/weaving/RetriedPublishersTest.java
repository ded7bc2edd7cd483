package ai.datapunk.weft.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RetriedPublishersTest {

  /** Asks for all, and completes with the first element. */
  private static final class First extends CompletableFuture<String>
      implements Flow.Subscriber<String> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String item) {
      complete(item);
    }

    @Override
    public void onError(Throwable thrown) {
      completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
      complete("nothing");
    }
  }

  @Test
  void thereIsNoReactorHere() {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Class.forName("reactor.core.publisher.Mono"));
  }

  @Test
  void aPublisherOfTheJdkIsRetriedAllTheSame() throws Exception {
    List<SubmissionPublisher<String>> attempts = new CopyOnWriteArrayList<>();
    Flow.Publisher<String> publisher =
        new RetriedPublishers()
            .retried(
                () -> {
                  SubmissionPublisher<String> attempt = new SubmissionPublisher<>();
                  attempts.add(attempt);
                  if (attempts.size() == 1) {
                    attempt.closeExceptionally(new IllegalStateException());
                  }
                  return attempt;
                });
    First first = new First();
    publisher.subscribe(first);
    while (attempts.size() < 2 || !attempts.get(1).hasSubscribers()) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    attempts.get(1).submit("value");
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("value");
    attempts.get(1).close();
  }
}
