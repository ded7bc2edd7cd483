package ai.datapunk.weft.it.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An Alertmanager of its own, which knows of no others. */
public final class AlertmanagerServer implements AutoCloseable {

  /** That of the one user of an Alertmanager that is secured. */
  public static final String PASSWORD = "told-to-prometheus-alone";

  /** The password is hashed as Alertmanager wants it, with few rounds, by bcrypt. */
  private static final String WEB_CONFIG =
      """
      tls_server_config:
        cert_file: %s
        key_file: %s
      basic_auth_users:
        prometheus: $2b$04$abcdefghijklmnopqrstuuzv.NBho7Ykug6iSwwTJOR/AZIzedvAe
      """;

  private static final String AUTHORIZATION =
      "Basic " + Base64.getEncoder().encodeToString(("prometheus:" + PASSWORD).getBytes(UTF_8));

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI uri;
  private final RunningProgram process;

  /** One with this configuration at this port, that answers when this returns. */
  public AlertmanagerServer(Path binary, Path configuration, Path folder, int port)
      throws IOException, InterruptedException {
    this(
        program(binary, configuration, folder, port),
        folder,
        URI.create("http://127.0.0.1:" + port),
        HttpClient.newHttpClient());
  }

  /**
   * One that speaks TLS alone, knows the user {@code prometheus} alone, and trusts receivers with
   * this key alone.
   */
  public static AlertmanagerServer secured(
      Path binary, Path configuration, Path folder, int port, ServerKey key)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path web = folder.resolve("alertmanager-web.yml");
    Files.writeString(
        web, WEB_CONFIG.formatted(key.certificate().toAbsolutePath(), key.key().toAbsolutePath()));
    ProcessBuilder program = program(binary, configuration, folder, port);
    program.command().add("--web.config.file=" + web);
    program.environment().put("SSL_CERT_FILE", key.certificate().toString());
    HttpClient http = HttpClient.newBuilder().sslContext(key.trusted()).build();
    URI uri = URI.create("https://127.0.0.1:" + port);
    return new AlertmanagerServer(program, folder, uri, http);
  }

  private static ProcessBuilder program(Path binary, Path configuration, Path folder, int port) {
    return new ProcessBuilder(
        new ArrayList<>(
            List.of(
                binary.toString(),
                "--config.file=" + configuration,
                "--storage.path=" + folder.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=",
                "--log.level=warn")));
  }

  private AlertmanagerServer(ProcessBuilder program, Path folder, URI uri, HttpClient http)
      throws IOException, InterruptedException {
    this.http = http;
    this.uri = uri;
    process = new RunningProgram(program, folder.resolve("alertmanager.log"));
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
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve(path))
            .header("Authorization", AUTHORIZATION)
            .timeout(PATIENCE)
            .build();
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
