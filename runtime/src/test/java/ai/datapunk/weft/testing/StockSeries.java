package ai.datapunk.weft.testing;

import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What a scrape says of the service {@code stock} and of its operation {@code fetch}. */
public record StockSeries(Scrape scrape) {

  /** Scrapes now. */
  public static StockSeries of(PrometheusRegistry registry) {
    return new StockSeries(Scrape.of(registry));
  }

  /** How many calls have ended so. */
  public double calls(String status) {
    return scrape.value(
        "mesh_service_calls_total", "operation", "fetch", "service", "stock", "status", status);
  }

  /** How many operations have ended so, with or without a retry. */
  public double operations(String result, boolean again) {
    return scrape.value(
        "retry_calls_total",
        "operation",
        "fetch",
        "result",
        result,
        "retried",
        Boolean.toString(again),
        "service",
        "stock");
  }

  /** How many operations have failed with an exception of that type. */
  public double failures(String type) {
    return scrape.value(
        "retry_failure_total", "error_type", type, "operation", "fetch", "service", "stock");
  }

  /** How many calls that the circuit let through have ended so. */
  public double permitted(String status) {
    return scrape.value("circuit_breaker_requests_total", "service", "stock", "status", status);
  }

  /** How often the circuit has changed from one state to the other. */
  public double changes(String from, String to) {
    return scrape.value(
        "circuit_breaker_state_changes_total",
        "service",
        "stock",
        "from_state",
        from,
        "to_state",
        to);
  }

  /** How many calls of the instance are running. */
  public double inFlight(String instance) {
    return scrape.value(
        "load_balancer_active_connections", "instance", instance, "service", "stock");
  }
}
