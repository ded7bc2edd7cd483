package ai.datapunk.weft.monitoring.alerts;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who counts the requests that an application serves, and under which names. */
public enum HttpMetrics {
  /** Weft's filters. */
  WEFT("weft", "service", Series.of(Family.HTTP_REQUESTS), bucketsOfWeft()),
  /** Micrometer in Spring Boot, which has no name of the application's in them. */
  BOOT(
      "boot",
      "job",
      Series.of("http_server_requests_seconds_count", labelsOfBoot()),
      Series.of("http_server_requests_seconds_bucket", and(labelsOfBoot(), "le")));

  private final String label;
  private final String by;
  private final Series requests;
  private final Series buckets;

  HttpMetrics(String label, String by, Series requests, Series buckets) {
    this.label = label;
    this.by = by;
    this.requests = requests;
    this.buckets = buckets;
  }

  private static Series bucketsOfWeft() {
    return Series.of(
        Family.HTTP_REQUEST_DURATION.metricName() + "_bucket",
        and(Family.HTTP_REQUEST_DURATION.labels(), "le"));
  }

  private static List<String> labelsOfBoot() {
    return List.of("error", "exception", "method", "outcome", "status", "uri");
  }

  private static List<String> and(List<String> labels, String more) {
    return Stream.concat(labels.stream(), Stream.of(more)).toList();
  }

  /** The one of this name. */
  public static Optional<HttpMetrics> of(String label) {
    return Stream.of(values()).filter(metrics -> metrics.label.equals(label)).findFirst();
  }

  /** The label that says whose requests they are. */
  String by() {
    return by;
  }

  /** The label that says where they went. */
  String path() {
    return this == WEFT ? "path" : "uri";
  }

  /** Counts requests, by {@code status} among others. */
  Series requests() {
    return requests;
  }

  /** Counts requests by how long they took. */
  Series buckets() {
    return buckets;
  }
}
