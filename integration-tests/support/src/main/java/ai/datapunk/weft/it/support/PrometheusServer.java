package ai.datapunk.weft.it.support;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Prometheus server of its own that scrapes targets again and again. */
public final class PrometheusServer implements AutoCloseable {

  /** {@code honor_labels}, because the load balancer's families have an instance of their own. */
  private static final String CONFIG =
      """
      global:
        scrape_interval: %s
      scrape_configs:
        - job_name: quickstart
          honor_labels: true
          static_configs:
            - targets: [%s]
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Pattern VALUE = Pattern.compile("\"value\":\\[[^,]*,\"([^\"]*)\"]");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI uri;
  private final RunningProgram process;

  /** One that scrapes a target each second, with some options besides those that it needs. */
  public PrometheusServer(Path binary, URI target, Path folder, String... options)
      throws IOException {
    this(binary, List.of(target), "1s", folder, options);
  }

  /**
   * One of several targets.
   *
   * @param interval between two scrapes, which is how long one may take
   */
  public PrometheusServer(
      Path binary, List<URI> targets, String interval, Path folder, String... options)
      throws IOException {
    this(binary, CONFIG.formatted(interval, authorities(targets)), folder, options);
  }

  /** One with this configuration. */
  public PrometheusServer(Path binary, String configuration, Path folder, String... options)
      throws IOException {
    this(
        binary,
        Files.writeString(folder.resolve("prometheus.yml"), configuration),
        folder,
        options);
  }

  /** One with the configuration in this file. */
  public PrometheusServer(Path binary, Path configuration, Path folder, String... options)
      throws IOException {
    String address = "127.0.0.1:" + RunningProgram.freePort();
    uri = URI.create("http://" + address);
    List<String> command = new ArrayList<>();
    command.add(binary.toString());
    command.add("--config.file=" + configuration);
    command.add("--storage.tsdb.path=" + folder.resolve("data"));
    command.add("--web.listen-address=" + address);
    command.add("--log.level=warn");
    command.addAll(List.of(options));
    process = new RunningProgram(command, folder.resolve("prometheus.log"));
  }

  public URI uri() {
    return uri;
  }

  /**
   * Waits until it answers.
   *
   * @throws IOException if it does not after half a minute, or ends
   */
  public void awaitReady() throws IOException, InterruptedException {
    onceThere("vector(1)");
  }

  /** As a list of targets has them. */
  public static String authorities(List<URI> targets) {
    return targets.stream()
        .map(target -> "'" + target.getAuthority() + "'")
        .collect(Collectors.joining(", "));
  }

  /**
   * Asks for the series that a selector matches, as of now.
   *
   * @return the JSON of the answer; empty while the server is not yet there
   */
  public String query(String promql) throws IOException, InterruptedException {
    process.requireAlive();
    String query = "/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8);
    HttpRequest request = HttpRequest.newBuilder(uri.resolve(query)).timeout(PATIENCE).build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return response.statusCode() == 200 ? response.body() : "";
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * The one value of a query, once there is one.
   *
   * @throws IOException if there is none after half a minute
   */
  public String onceThere(String promql) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Matcher value = VALUE.matcher(query(promql));
      if (value.find()) {
        return value.group(1);
      }
      Thread.sleep(100);
    }
    throw new IOException("There is no " + promql);
  }

  @Override
  public void close() {
    process.close();
  }
}
