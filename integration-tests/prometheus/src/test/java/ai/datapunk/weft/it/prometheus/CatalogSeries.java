package ai.datapunk.weft.it.prometheus;

import com.example.storefront.Storefront;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** How many series the shop's catalog says that a process of it has. */
final class CatalogSeries {

  /** Of the batch job, which no process that is scraped runs. */
  private static final String WAREHOUSE = "warehouse";

  /** Of metric sets that are there to be copied, and of the job. */
  private static final Set<String> UNUSED =
      Set.of(
          "storage_operations_total",
          "vector_search_duration_seconds",
          "stream_lag_seconds",
          "inference_requests_total",
          "model_latency_seconds",
          "cache_hit_ratio",
          "cache_evictions_total",
          "rabbitmq_queue_messages",
          "auth_attempts_total",
          "auth_failures_total",
          "etl_job_status");

  private CatalogSeries() {}

  /** With every limit reached. */
  static long atMost() throws IOException {
    return with(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** With so many instances and error types of each service, where these have no fewer. */
  static long with(long instances, long errorTypes) throws IOException {
    long series = 0;
    for (JsonNode metric : catalog().get("metrics")) {
      if (UNUSED.contains(metric.get("name").asText())) {
        continue;
      }
      for (JsonNode set : metric.get("labelSets")) {
        long number = set.get("series").asLong();
        boolean isOfTheJob = false;
        for (JsonNode label : set.get("labels")) {
          isOfTheJob |= label.path("values").path(0).asText().equals(WAREHOUSE);
          switch (label.get("name").asText()) {
            case "instance" -> number = reduced(number, label, instances);
            case "error_type" -> number = reduced(number, label, errorTypes);
            default -> {
              // All that it can be, it is.
            }
          }
        }
        series += isOfTheJob ? 0 : number;
      }
    }
    return series;
  }

  private static long reduced(long series, JsonNode label, long values) {
    long max = label.get("max").asLong();
    return series / max * Math.min(max, values);
  }

  private static JsonNode catalog() throws IOException {
    try (InputStream json = Storefront.class.getResourceAsStream("/META-INF/weft/catalog.json")) {
      return new ObjectMapper().readTree(json);
    }
  }
}
