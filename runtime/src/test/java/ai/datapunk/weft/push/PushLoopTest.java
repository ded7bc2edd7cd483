package ai.datapunk.weft.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for a push when the loop ends. */
@Timeout(60)
class PushLoopTest {

  private final CountDownLatch pushing = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);

  /** It takes a push and does not answer. */
  private final Gateway gateway =
      new Gateway() {
        @Override
        public String name() {
          return "a gateway";
        }

        @Override
        public void push() throws IOException {
          pushing.countDown();
          try {
            never.await();
          } catch (InterruptedException ended) {
            throw new InterruptedIOException(ended.getMessage());
          }
        }

        @Override
        public void delete() {}
      };

  private final PushLoop loop = new PushLoop(gateway, Duration.ofMillis(1));

  private FutureTask<Boolean> push() {
    return new FutureTask<>(() -> loop.push(Duration.ofHours(1)));
  }

  @Test
  void nobodyWaitsForAPushThatNoLongerBegins() throws Exception {
    FutureTask<Boolean> running = push();
    new Thread(running).start();
    pushing.await();
    FutureTask<Boolean> queued = push();
    Thread second = new Thread(queued);
    second.start();
    while (second.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    loop.end(Duration.ofMillis(1));
    assertThat(running.get()).isFalse();
    assertThat(queued.get()).isFalse();
  }
}
