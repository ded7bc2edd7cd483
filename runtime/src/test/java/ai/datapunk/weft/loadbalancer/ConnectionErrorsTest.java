package ai.datapunk.weft.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConnectionErrorsTest {

  private static final int CHANGES = 100_000;

  private final ConnectionErrors errors = new ConnectionErrors();

  @Test
  void connectionsThatCouldNotBeMadeOrWereLostAreKnown() {
    for (Throwable each :
        List.of(
            new SocketException(),
            new ConnectException(),
            new NoRouteToHostException(),
            new SocketTimeoutException(),
            new UnknownHostException(),
            new ClosedChannelException(),
            new UnresolvedAddressException(),
            new EOFException(),
            new HttpConnectTimeoutException("connect"))) {
      assertThat(errors.includes(each)).as(each.toString()).isTrue();
    }
  }

  @Test
  void errorsOfTheApplicationAreNot() {
    for (Throwable each :
        List.of(
            new IOException("status 500"),
            new HttpTimeoutException("the answer is late"),
            new IllegalStateException(),
            new StackOverflowError())) {
      assertThat(errors.includes(each)).as(each.toString()).isFalse();
    }
  }

  @Test
  void theCausesAreLookedAtToo() {
    Throwable wrapped = new RuntimeException(new UncheckedIOException(new ConnectException()));
    assertThat(errors.includes(wrapped)).isTrue();
  }

  @Test
  void aCircleOfCausesHasAnEnd() {
    Exception one = new Exception();
    Exception two = new Exception(one);
    one.initCause(two);
    assertThat(errors.includes(one)).isFalse();
  }

  @Test
  void aTypeOfOnesOwnCanBeAdded() {
    errors.add(IllegalStateException.class);
    assertThat(errors.includes(new java.util.concurrent.CancellationException())).isTrue();
    assertThat(new ConnectionErrors().includes(new IllegalStateException())).isFalse();
  }

  @Test
  void exceptionsAreLookedAtWhileTypesOfAnApplicationGo() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> changes =
          other.submit(
              () -> {
                for (int i = 0; i < CHANGES; i++) {
                  errors.add(UncheckedIOException.class);
                  errors.letGo(type -> type == UncheckedIOException.class);
                }
              });
      Throwable application = new IllegalStateException("the application's");
      do {
        assertThat(errors.includes(application)).isFalse();
      } while (!changes.isDone());
      changes.get();
    } finally {
      other.shutdownNow();
    }
  }
}
