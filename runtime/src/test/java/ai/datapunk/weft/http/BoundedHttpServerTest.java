package ai.datapunk.weft.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.RawConnection;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BoundedHttpServerTest {

  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

  /** What blocks is not for the common pool, which has one thread on two cores. */
  private static final Executor THREADS = task -> new Thread(task).start();

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  private static BoundedHttpServer start(
      int threads, int queue, Duration deadline, Duration stopWithin, HttpHandler handler) {
    return BoundedHttpServer.start(
        "test-endpoint",
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        new ServerLimits(threads, queue, 50, deadline, stopWithin),
        handler,
        null);
  }

  private static void ok(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private void waiting(HttpExchange exchange) throws IOException {
    BoundedHttpServer.working();
    entered.countDown();
    try {
      release.await();
      ok(exchange);
    } catch (InterruptedException interrupted) {
      exchange.close();
      throw new IOException(interrupted);
    }
  }

  @Test
  void threadsAreDaemonsAndKnownByTheirNames() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    try (BoundedHttpServer server =
        start(
            1,
            1,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            exchange -> {
              thread.complete(Thread.currentThread());
              ok(exchange);
            })) {
      RawConnection.answer(server.address().getPort(), REQUEST);
      assertThat(thread.get().getName()).isEqualTo("test-endpoint-1");
      assertThat(thread.get().isDaemon()).isTrue();
      assertThat(
              Thread.getAllStackTraces().keySet().stream()
                  .filter(each -> each.getName().equals("HTTP-Dispatcher")))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
    }
  }

  @Test
  void anExchangePastItsDeadlineIsInterruptedAndItsConnectionClosed() throws Exception {
    try (BoundedHttpServer server =
        start(1, 1, Duration.ofMillis(100), Duration.ofSeconds(5), this::waiting)) {
      assertThat(RawConnection.answer(server.address().getPort(), REQUEST)).isEmpty();
    }
  }

  @Test
  void aRequestThatIsNotSentWholeIsNotWaitedForBeyondTheDeadline() throws Exception {
    try (BoundedHttpServer server =
        start(1, 1, Duration.ofMillis(500), Duration.ofSeconds(5), BoundedHttpServerTest::ok)) {
      assertThat(RawConnection.answer(server.address().getPort(), "GET / HT")).isEmpty();
      assertThat(RawConnection.answer(server.address().getPort(), REQUEST))
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void anAnswerThatIsNotTakenIsNotWaitedForBeyondTheDeadline() throws Exception {
    CompletableFuture<IOException> end = new CompletableFuture<>();
    try (BoundedHttpServer server =
            start(
                1,
                1,
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                exchange -> {
                  BoundedHttpServer.answering();
                  exchange.sendResponseHeaders(200, 0);
                  try {
                    while (true) {
                      exchange.getResponseBody().write(new byte[65_536]);
                    }
                  } catch (IOException closed) {
                    end.complete(closed);
                    throw closed;
                  }
                });
        RawConnection connection = new RawConnection(server.address().getPort())) {
      connection.send(REQUEST);
      assertThat(end.get(10, TimeUnit.SECONDS))
          .isInstanceOf(java.nio.channels.ClosedByInterruptException.class);
    }
  }

  @Test
  void whatTheQueueHasNoRoomForIsClosedAtOnce() throws Exception {
    try (BoundedHttpServer server =
            start(1, 1, Duration.ofSeconds(10), Duration.ofSeconds(5), this::waiting);
        RawConnection first = new RawConnection(server.address().getPort()).send(REQUEST)) {
      entered.await();
      try (RawConnection second = new RawConnection(server.address().getPort()).send(REQUEST);
          RawConnection third = new RawConnection(server.address().getPort()).send(REQUEST)) {
        // The dispatcher takes them in an order of its own: one waits, the other is closed.
        CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> rest(second), THREADS);
        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> rest(third), THREADS);
        assertThat(CompletableFuture.anyOf(one, other).get()).isEqualTo("");
        release.countDown();
        assertThat(first.rest()).startsWith("HTTP/1.1 200");
        assertThat(one.get() + other.get()).startsWith("HTTP/1.1 200");
      }
    }
  }

  private static String rest(RawConnection connection) {
    try {
      return connection.rest();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aPeerThatLetsTheServerWaitGivesWayToThoseThatWait() throws Exception {
    try (BoundedHttpServer server =
            start(1, 1, Duration.ofMinutes(10), Duration.ofSeconds(5), BoundedHttpServerTest::ok);
        RawConnection slow = new RawConnection(server.address().getPort()).send("GET")) {
      assertThat(RawConnection.answer(server.address().getPort(), REQUEST))
          .startsWith("HTTP/1.1 200");
      assertThat(slow.rest()).isEmpty();
    }
  }

  @Test
  void aStopWaitsForWhatRunsAndNotForConnectionsThatIdle() throws Exception {
    BoundedHttpServer server =
        start(1, 1, Duration.ofSeconds(10), Duration.ofSeconds(10), this::waiting);
    try (RawConnection idle = new RawConnection(server.address().getPort());
        RawConnection running = new RawConnection(server.address().getPort()).send(REQUEST)) {
      entered.await();
      Thread stop = new Thread(server::close);
      stop.start();
      while (stop.getState() != Thread.State.TIMED_WAITING) {
        Thread.sleep(1);
      }
      assertThat(RawConnection.answer(server.address().getPort(), REQUEST)).isEmpty();
      assertThat(stop.isAlive()).isTrue();
      release.countDown();
      assertThat(running.rest()).startsWith("HTTP/1.1 200");
      stop.join();
      assertThat(idle.rest()).isEmpty();
    }
  }

  @Test
  void aStopWaitsNoLongerThanItsLimit() throws Exception {
    BoundedHttpServer server =
        start(1, 1, Duration.ofSeconds(60), Duration.ofMillis(50), this::waiting);
    try (RawConnection running = new RawConnection(server.address().getPort()).send(REQUEST)) {
      entered.await();
      server.close();
      assertThat(running.rest()).isEmpty();
    }
  }

  @Test
  void connectionsAreKeptForTheNextRequest() throws Exception {
    try (BoundedHttpServer server =
            start(1, 1, Duration.ofSeconds(10), Duration.ofSeconds(5), BoundedHttpServerTest::ok);
        RawConnection connection = new RawConnection(server.address().getPort())) {
      connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      connection.send(REQUEST);
      assertThat(connection.rest().split("HTTP/1.1 200", -1)).hasSize(3);
    }
  }
}
