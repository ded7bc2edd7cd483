package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.DURATION;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who counts the requests that an application serves, and under which names. */
public enum HttpMetrics {
  /** Weft's filters. */
  WEFT(
      "weft",
      List.of("job", "service"),
      ofServices(Series.of(Family.HTTP_REQUESTS)),
      bucketsOfWeft(),
      ofServices(Series.of(Family.HTTP_REQUEST_DURATION))) {
    @Override
    String named() {
      return "service";
    }

    @Override
    public String scraped() {
      return "/metrics";
    }

    @Override
    public String path() {
      return "path";
    }

    @Override
    String collecting() {
      return "rate(jvm_gc_collection_seconds_sum[5m])";
    }

    @Override
    String threads() {
      return "jvm_threads_current";
    }

    @Override
    String duration() {
      return AT_LEAST_5S + DURATION;
    }
  },
  /** Micrometer in Spring Boot, which has no name of the application's in them. */
  BOOT(
      "boot",
      List.of("job"),
      Series.of("http_server_requests_seconds_count", labelsOfBoot()),
      Series.of("http_server_requests_seconds_bucket", and(labelsOfBoot(), "le")),
      Series.of("http_server_requests_seconds", labelsOfBoot())) {
    @Override
    String named() {
      return "job";
    }

    @Override
    public String scraped() {
      return "/actuator/prometheus";
    }

    @Override
    public String path() {
      return "uri";
    }

    @Override
    String collecting() {
      return "rate(jvm_gc_pause_seconds_sum[5m])";
    }

    @Override
    String threads() {
      return "jvm_threads_live_threads";
    }

    @Override
    String duration() {
      return DURATION;
    }
  };

  /** The last bound: of what took longer, no more than that is known. */
  private static final String AT_LEAST_5S = "{{ if ge $value 5.0 }}at least {{ end }}";

  private final String label;
  private final List<String> by;
  private final Series requests;
  private final Series buckets;
  private final Series histograms;

  HttpMetrics(String label, List<String> by, Series requests, Series buckets, Series histograms) {
    this.label = label;
    this.by = by;
    this.requests = requests;
    this.buckets = buckets;
    this.histograms = histograms;
  }

  private static Series bucketsOfWeft() {
    return ofServices(
        Series.of(
            Family.HTTP_REQUEST_DURATION.metricName() + "_bucket",
            and(Family.HTTP_REQUEST_DURATION.labels(), "le")));
  }

  /** Other exporters have metrics of the same name, whose label there is not. */
  static Series ofServices(Series series) {
    return series.isNot("service", "");
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

  /** The labels that say whose requests they are, and others. */
  public String[] by(String... more) {
    return Stream.concat(by.stream(), Stream.of(more)).toArray(String[]::new);
  }

  /** The one of these labels that texts name. */
  abstract String named();

  /** The path at which the application shows its metrics. */
  public abstract String scraped();

  /** The label that says where they went. */
  public abstract String path();

  /** The seconds that garbage collection takes in each. */
  abstract String collecting();

  /** How many threads there are. */
  abstract String threads();

  /** How texts show the duration of a request. */
  abstract String duration();

  /** Whether it is Weft that counts them. */
  public boolean isOfWeft() {
    return this == WEFT;
  }

  /** Counts requests, by {@code status} among others. */
  public Series requests() {
    return requests;
  }

  /** Counts requests by how long they took. */
  public Series buckets() {
    return buckets;
  }

  /** The same where buckets are native. */
  public Series histograms() {
    return histograms;
  }
}
