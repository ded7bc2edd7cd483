package ai.datapunk.weft.exposition;

import ai.datapunk.weft.testing.Curl;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Requests, some of which are refused, in an order that their audit has too. */
final class AuditedScrapes {

  private AuditedScrapes() {}

  /** Asks, and ends when all has been told. */
  public static void main(String[] arguments) throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    ExpositionTranscriptsTest.record(registry);
    try (MetricsEndpoint endpoint =
        MetricsEndpoint.builder()
            .registry(registry)
            .port(0)
            .access(ExpositionTranscriptsTest.principals())
            .start()) {
      Curl curl = Curl.http(endpoint.port());
      curl.body("/metrics");
      for (int i = 0; i < 6; i++) {
        curl.body("/metrics", "Authorization: Bearer guess" + i);
      }
      // Last, because it is told once it has been answered; closing waits for that.
      curl.body(
          "/metrics?name[]=load_balancer_requests_total",
          "Authorization: Bearer " + ExpositionTranscriptsTest.TOKEN);
    }
  }
}
