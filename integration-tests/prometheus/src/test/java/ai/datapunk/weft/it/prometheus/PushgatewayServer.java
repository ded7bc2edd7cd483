package ai.datapunk.weft.it.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.datapunk.weft.it.support.RunningProgram;
import ai.datapunk.weft.it.support.ServerKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A Pushgateway of its own, which keeps what it has in memory. */
final class PushgatewayServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static final String USER = "jobs";
  static final String PASSWORD = "jobs-password";

  /** The password is hashed as the gateway wants it, with few rounds, by bcrypt. */
  private static final String WEB_CONFIG =
      """
      tls_server_config:
        cert_file: %s
        key_file: %s
      basic_auth_users:
        jobs: $2y$04$oSVnMpfzHJKyvl057IvjyOJVu9zwNPk8lWOWnJPFWU7YoN6stuyxm
      """;

  private static final String AUTHORIZATION =
      "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));

  private final HttpClient http;
  private final URI uri;
  private final RunningProgram process;

  /** One at a port, which is served when this returns. */
  PushgatewayServer(Path binary, int port, Path folder) throws Exception {
    this(binary, uri(port), folder, HttpClient.newHttpClient(), "");
  }

  /** One that speaks TLS alone, and knows the user {@link #USER} alone. */
  static PushgatewayServer secured(Path binary, int port, Path folder, ServerKey key)
      throws Exception {
    Path config = folder.resolve("web.yml");
    Files.writeString(
        config,
        WEB_CONFIG.formatted(key.certificate().toAbsolutePath(), key.key().toAbsolutePath()));
    return new PushgatewayServer(
        binary,
        URI.create("https://127.0.0.1:" + port),
        folder,
        HttpClient.newBuilder().sslContext(key.trusted()).build(),
        "--web.config.file=" + config);
  }

  private PushgatewayServer(Path binary, URI uri, Path folder, HttpClient http, String option)
      throws Exception {
    this.uri = uri;
    this.http = http;
    List<String> command =
        Stream.of(
                binary.toString(),
                "--web.listen-address=" + uri.getAuthority(),
                "--persistence.file=",
                "--log.level=warn",
                option)
            .filter(argument -> !argument.isEmpty())
            .toList();
    process = new RunningProgram(command, folder.resolve("pushgateway-" + uri.getPort() + ".log"));
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
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve("/metrics"))
            .header("Authorization", AUTHORIZATION)
            .timeout(PATIENCE)
            .build();
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
