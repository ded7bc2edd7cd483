package ai.datapunk.weft.servlet;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.testing.ScrapedText;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What is counted of a request. */
final class FilteredRequest {

  private final List<String> series;

  private FilteredRequest(List<String> series) {
    this.series = series;
  }

  /**
   * Passes a request on.
   *
   * @param application what it throws is left to the container
   */
  static FilteredRequest of(FakeExchange exchange, FilterChain application) {
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Mesh mesh = mesh(registry)) {
      pass(MetricsFilter.of(mesh), exchange, application);
      return new FilteredRequest(ScrapedText.of(registry));
    }
  }

  private static void pass(MetricsFilter filter, FakeExchange exchange, FilterChain application) {
    try {
      filter.doFilter(exchange.request(), exchange.response(), application);
    } catch (IOException | ServletException | UncheckedIOException thrown) {
      // The container answers.
    }
  }

  static Mesh mesh(PrometheusRegistry registry) {
    return Mesh.builder()
        .registry(registry)
        .configuration(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()))
        .build();
  }

  /** The statuses that requests were counted by. */
  static List<String> statuses(PrometheusRegistry registry) {
    return statuses(ScrapedText.of(registry));
  }

  private static List<String> statuses(List<String> series) {
    return series.stream()
        .filter(line -> line.startsWith("http_requests_total{"))
        .map(line -> line.replaceAll(".*,status=\"(\\w+)\"} (.*)", "$1: $2"))
        .toList();
  }

  List<String> statuses() {
    return statuses(series);
  }

  /** The sizes of the bodies. */
  List<String> sizes() {
    return series.stream()
        .filter(line -> line.startsWith("http_request_size_bytes_sum{"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .toList();
  }
}
