package ai.datapunk.weft.resilience4j;

import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What something does to the series of a registry, a line for each. */
final class Changes {

  /** The time that passes, and what a thread finds out once for the whole JVM. */
  private static final Pattern BESIDE =
      Pattern.compile("(circuit_breaker_state_seconds_total|weft_unwoven_methods)\\b");

  private final PrometheusRegistry registry;

  Changes(PrometheusRegistry registry) {
    this.registry = registry;
  }

  /** For example {@code retry_calls_total{result=value_returned,retried=true} +1}. */
  String by(Runnable happens) {
    Scrape before = Scrape.of(registry);
    happens.run();
    return Scrape.of(registry).changesSince(before).entrySet().stream()
        .map(change -> shortened(change.getKey()) + " " + change.getValue() + "\n")
        .filter(line -> !BESIDE.matcher(line).lookingAt())
        .sorted()
        .collect(Collectors.joining());
  }

  private static String shortened(String series) {
    return series
        .replace("\"", "")
        .replaceAll("(operation=fetch|service=stock),?", "")
        .replace(",}", "}")
        .replace("{}", "");
  }
}
