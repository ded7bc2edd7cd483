package ai.datapunk.weft.it.prometheus;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A Pushgateway of its own, which keeps what it has in memory. */
final class PushgatewayServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI uri;
  private final RunningProgram process;

  /** One at a port, which is served when this returns. */
  PushgatewayServer(Path binary, int port, Path folder) throws Exception {
    uri = uri(port);
    process =
        new RunningProgram(
            List.of(
                binary.toString(),
                "--web.listen-address=" + uri.getAuthority(),
                "--persistence.file=",
                "--log.level=warn"),
            folder.resolve("pushgateway-" + port + ".log"));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      process.requireAlive();
      try {
        metrics();
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IOException("The Pushgateway does not answer");
  }

  static URI uri(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** All that it holds, as it shows it to Prometheus. */
  String metrics() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri.resolve("/metrics")).timeout(PATIENCE).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  /** Has it do nothing, so that it takes connections and does not answer, or go on. */
  void pause(boolean pause) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", pause ? "-STOP" : "-CONT", Long.toString(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("The Pushgateway could not be paused");
    }
    // The signal is on its way when kill ends, and takes each thread at its own time.
    while (isStopped() != pause) {
      Thread.sleep(1);
    }
  }

  /** Whether all of its threads are stopped, as Linux tells it behind the program's name. */
  private boolean isStopped() throws IOException {
    try (Stream<Path> threads =
        Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
      for (Path thread : threads.toList()) {
        String status = Files.readString(thread.resolve("stat"));
        if (status.charAt(status.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void close() {
    process.close();
  }
}
