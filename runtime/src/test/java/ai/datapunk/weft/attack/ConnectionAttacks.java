package ai.datapunk.weft.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.RawConnection;
import io.prometheus.metrics.core.metrics.Gauge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Connections that are held, by saying or taking little. */
final class ConnectionAttacks {

  private static final String GET = "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

  static final List<Attack> ALL =
      List.of(
          new Attack(
              "slow-loris on read: 100 connections that send half a request",
              "those beyond the queue are closed at once, the others give way to a scrape",
              ConnectionAttacks::slowRequests),
          new Attack(
              "slow-loris on write: 8 connections that ask for 8 MB and take none",
              "give way to a scrape, closed at the deadline at the latest",
              ConnectionAttacks::slowReaders),
          new Attack(
              "1,000 connections (10,000 with `-Plong`) that send nothing",
              "take descriptors, and no thread; see the JVM's properties above",
              target -> flood(target, "")),
          new Attack(
              "1,000 connections (10,000 with `-Plong`) that send half a request",
              "as slow-loris on read",
              target -> flood(target, "GET /me")),
          new Attack(
              "a connection half closed after a request",
              "answered, then closed",
              ConnectionAttacks::halfClosed),
          new Attack(
              "a connection half closed within a request",
              "closed at once",
              ConnectionAttacks::halfClosedWithin));

  private ConnectionAttacks() {}

  private static void slowRequests(Target target) throws IOException {
    List<RawConnection> slow = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      slow.add(new RawConnection(target.port()).send("GET /metrics HTTP/1.1\r\nHo"));
    }
    target.scrape();
    end(slow);
  }

  private static void slowReaders(Target target) throws IOException {
    Gauge large = Gauge.builder().name("large").labelNames("text").register(target.registry());
    for (int i = 0; i < 80; i++) {
      large.labelValues(i + "x".repeat(100_000)).set(1);
    }
    try {
      List<RawConnection> slow = new ArrayList<>();
      for (int i = 0; i < Target.THREADS + Target.QUEUE + 2; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()));
        slow.add(new RawConnection(socket).send(GET));
      }
      target.scrape();
      end(slow);
    } finally {
      target.registry().unregister(large);
    }
  }

  private static void end(List<RawConnection> connections) throws IOException {
    for (RawConnection connection : connections) {
      connection.close();
    }
  }

  private static void flood(Target target, String sent) throws Exception {
    try (Flood flood =
        new Flood(target.port(), Integer.getInteger("attack.connections", 1000), sent)) {
      assertThat(flood.connected()).isTrue();
      target.scrape();
    }
    target.scrape();
  }

  private static void halfClosed(Target target) throws IOException {
    try (RawConnection connection = new RawConnection(target.port())) {
      assertThat(connection.send(GET).shutdownOutput().rest()).startsWith("HTTP/1.1 200");
    }
  }

  private static void halfClosedWithin(Target target) throws IOException {
    try (RawConnection connection = new RawConnection(target.port())) {
      long begun = System.nanoTime();
      assertThat(connection.send("GET /me").shutdownOutput().rest()).isEmpty();
      assertThat(System.nanoTime() - begun).isLessThan(2_500_000_000L);
    }
  }
}
