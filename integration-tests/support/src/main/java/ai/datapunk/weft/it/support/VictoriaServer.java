package ai.datapunk.weft.it.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A VictoriaMetrics of its own, for what is written on to it. */
public final class VictoriaServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI uri;
  private final RunningProgram process;

  /** One that answers when this returns. */
  public VictoriaServer(Path binary, Path folder) throws Exception {
    String address = "127.0.0.1:" + RunningProgram.freePort();
    uri = URI.create("http://" + address);
    process =
        new RunningProgram(
            List.of(
                binary.toString(),
                "-httpListenAddr=" + address,
                "-storageDataPath=" + folder.resolve("victoria"),
                "-retentionPeriod=100y",
                // Unless it is told so, it shows nothing of the last 30 s.
                "-search.latencyOffset=1s",
                "-search.disableCache",
                "-loggerLevel=WARN"),
            folder.resolve("victoria.log"));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      process.requireAlive();
      try {
        get("/health");
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IOException("VictoriaMetrics does not answer");
  }

  public URI uri() {
    return uri;
  }

  /** The JSON of an instant query's answer, as of now. */
  public String query(String promql) throws IOException, InterruptedException {
    return get("/api/v1/query?query=" + URLEncoder.encode(promql, UTF_8));
  }

  public String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri.resolve(path)));
  }

  /** Takes samples with their time in the text format. */
  public void take(Path samples) throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(uri.resolve("/api/v1/import/prometheus"))
            .POST(BodyPublishers.ofFile(samples)));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    process.close();
  }
}
