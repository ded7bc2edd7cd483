package ai.datapunk.weft.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What a fallback may answer for. */
class AnswerableTest {

  @Test
  void aFailureIsAnswerable() {
    for (Throwable each :
        List.of(
            new IOException(),
            new SocketTimeoutException(),
            new IllegalStateException(new InterruptedException()),
            new CompletionException(new IOException()))) {
      assertThat(Answerable.is(each)).isTrue();
      assertThat(Answerable.inCallersThread(each)).isTrue();
    }
  }

  @Test
  void whatStopsACallIsNoFailureAndAnErrorIsNotToBeHidden() {
    for (Throwable each :
        List.of(
            new InterruptedException(),
            new ClosedByInterruptException(),
            new CancellationException(),
            new ExecutionException(new InterruptedException()),
            new CompletionException(new CancellationException()),
            new StackOverflowError())) {
      assertThat(Answerable.is(each)).isFalse();
      assertThat(Answerable.inCallersThread(each)).isFalse();
    }
  }

  @Test
  void aFlagThatIsSetPasses() {
    Thread.currentThread().interrupt();
    boolean answerable = Answerable.inCallersThread(new IOException());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(answerable).isFalse();
  }
}
