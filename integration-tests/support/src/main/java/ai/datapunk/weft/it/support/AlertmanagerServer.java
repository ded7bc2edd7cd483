package ai.datapunk.weft.it.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An Alertmanager of its own, which knows of no others. */
public final class AlertmanagerServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI uri;
  private final RunningProgram process;

  /** One with this configuration at this port, that answers when this returns. */
  public AlertmanagerServer(Path binary, Path configuration, Path folder, int port)
      throws IOException, InterruptedException {
    String address = "127.0.0.1:" + port;
    uri = URI.create("http://" + address);
    process =
        new RunningProgram(
            List.of(
                binary.toString(),
                "--config.file=" + configuration,
                "--storage.path=" + folder.resolve("alertmanager"),
                "--web.listen-address=" + address,
                "--cluster.listen-address=",
                "--log.level=warn"),
            folder.resolve("alertmanager.log"));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      process.requireAlive();
      try {
        get("/-/ready");
        // What answers may have taken the port before.
        process.requireAlive();
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IOException("Alertmanager does not answer");
  }

  public URI uri() {
    return uri;
  }

  /** What it answers to a request that it takes. */
  public String get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri.resolve(path)).timeout(PATIENCE).build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    process.close();
  }
}
