package ai.datapunk.weft.monitoring.dependencies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a Prometheus, or what answers like one. */
public final class PrometheusClient {

  private static final int OK = 200;
  private static final int REDIRECTED = 300;
  private static final int BAD = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final HttpClient http;
  private final URI query;
  private final String authorization;
  private final Duration patience;
  private final long mostBytes;

  /**
   * The one at this address.
   *
   * @param authorization what its header of this name has, or empty for none
   * @param patience how long an answer may take
   * @param mostBytes how long an answer may be
   */
  public PrometheusClient(URI address, String authorization, Duration patience, long mostBytes) {
    this.query = URI.create(address.toString().replaceAll("/+$", "") + "/api/v1/query");
    this.authorization = authorization;
    this.patience = patience;
    this.mostBytes = mostBytes;
    // Without HTTP/2: where it is not encrypted, the offer of that confuses some proxies.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .build();
  }

  /**
   * What it has now, by who calls whom.
   *
   * @throws PrometheusException if it does not say
   */
  SortedMap<Dependency, Double> ask(String promql) throws PrometheusException {
    HttpResponse<byte[]> response = response(promql);
    String text = new String(response.body(), UTF_8);
    requireOk(response, text);
    try {
      return PrometheusAnswer.values(text);
    } catch (IllegalArgumentException e) {
      throw new PrometheusException(
          query
              + " does not answer as Prometheus does: "
              + e.getMessage()
              + ". Fix: let --prometheus be the address at which its pages are, without /graph.");
    }
  }

  private HttpResponse<byte[]> response(String promql) throws PrometheusException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(query)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("query=" + URLEncoder.encode(promql, UTF_8)));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(request.build(), head -> new BoundedBody(mostBytes));
    try {
      // A request's own timeout would end with the head of the answer.
      return response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw new PrometheusException(
          query
              + " has not answered within "
              + patience.toSeconds()
              + " s. Fix: see what it does.");
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw new PrometheusException("Interrupted while waiting for " + query);
    } catch (ExecutionException e) {
      throw new PrometheusException(query + " cannot be reached: " + ConnectionFault.of(e));
    }
  }

  private void requireOk(HttpResponse<byte[]> response, String text) throws PrometheusException {
    int status = response.statusCode();
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      throw new PrometheusException(
          query
              + " answers with "
              + status
              + ": "
              + (authorization.isEmpty() ? "it asks who this is" : "it does not take who this is")
              + ". Fix: give --token-file, or --user and --password-file.");
    }
    if (status >= REDIRECTED && status < BAD) {
      throw new PrometheusException(
          query
              + " sends on to "
              + response.headers().firstValue("Location").orElse("nowhere")
              + ". Fix: let --prometheus be the address at which it is.");
    }
    if (status != OK) {
      throw new PrometheusException(
          query
              + " answers with "
              + status
              + PrometheusAnswer.error(text).map(error -> ": " + error).orElse("")
              + (text.contains("HTTPS server")
                  ? ", as it takes only what is encrypted. Fix: let --prometheus begin with https://."
                  : ". Fix: let --prometheus be the address of a Prometheus."));
    }
  }
}
