package ai.datapunk.weft.it.httpservers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Prometheus that scrapes one target, until closed. */
final class PrometheusServer implements AutoCloseable {

  private static final String CONFIG =
      """
      global: {scrape_interval: 1s}
      scrape_configs:
        - job_name: shop
          metrics_path: %s
          static_configs: [{targets: ['%s']}]
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern VALUE = Pattern.compile("\"value\":\\[[^,]*,\"([^\"]*)\"]");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI uri;
  private final Path log;
  private final Process process;

  PrometheusServer(URI target) throws IOException {
    String binary = Programs.require("prometheus");
    Path folder = Files.createTempDirectory(Path.of("target"), "prometheus");
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(config, CONFIG.formatted(target.getPath(), target.getAuthority()));
    String address = "127.0.0.1:" + freePort();
    uri = URI.create("http://" + address);
    log = folder.resolve("prometheus.log");
    process =
        new ProcessBuilder(
                binary,
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + address,
                "--log.level=warn")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The one value of a query, which there is none of before a scrape. */
  String onceScraped(String promql) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      Matcher value = VALUE.matcher(query(promql));
      if (value.find()) {
        return value.group(1);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError(Files.readString(log));
  }

  private String query(String promql) throws InterruptedException {
    URI query = uri.resolve("/api/v1/query?query=" + URLEncoder.encode(promql, UTF_8));
    HttpRequest request = HttpRequest.newBuilder(query).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException notYet) {
      return "";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
