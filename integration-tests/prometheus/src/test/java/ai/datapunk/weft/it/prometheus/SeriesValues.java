package ai.datapunk.weft.it.prometheus;

import com.example.storefront.report.Sample;
import com.example.storefront.report.Scrape;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values by labels, of which {@code __name__} is one. */
final class SeriesValues {

  /** Matches the names of all that the quickstart records. */
  static final String NAMES = "(load_balancer|retry|circuit_breaker|mesh|storefront)_.*";

  /** Differs between any two scrapes. */
  private static final String GROWING = "circuit_breaker_state_seconds_total";

  private static final Pattern SERIES =
      Pattern.compile("\"metric\":\\{([^}]*)},\"value\":\\[[^,]*,\"([^\"]*)\"]");
  private static final Pattern LABEL = Pattern.compile("\"([^\"]*)\":\"([^\"]*)\"");

  private SeriesValues() {}

  /** As a page of {@code /metrics} has them. */
  static Map<Map<String, String>, Double> served(Scrape scrape) {
    Map<Map<String, String>, Double> values = new HashMap<>();
    for (Sample sample : scrape.samples()) {
      if (sample.name().matches(NAMES)) {
        Map<String, String> labels = new TreeMap<>(sample.labels());
        labels.put("__name__", sample.name());
        add(values, labels, sample.value());
      }
    }
    return values;
  }

  /**
   * As Prometheus' query API has them, without the labels that Prometheus added.
   *
   * @param json a vector
   * @param target the {@code instance} label of series that have none of their own
   */
  static Map<Map<String, String>, Double> held(String json, String target) {
    Map<Map<String, String>, Double> values = new HashMap<>();
    Matcher series = SERIES.matcher(json);
    while (series.find()) {
      Map<String, String> labels = new TreeMap<>();
      LABEL.matcher(series.group(1)).results().forEach(label -> put(labels, label));
      labels.remove("job");
      labels.remove("instance", target);
      add(values, labels, Double.parseDouble(series.group(2).replace("Inf", "Infinity")));
    }
    return values;
  }

  private static void put(Map<String, String> labels, MatchResult label) {
    labels.put(label.group(1), label.group(2));
  }

  private static void add(
      Map<Map<String, String>, Double> values, Map<String, String> labels, double value) {
    if (!GROWING.equals(labels.get("__name__"))) {
      values.put(labels, value);
    }
  }
}
