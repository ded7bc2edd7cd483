package ai.datapunk.weft.it.explorer;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMethod;
import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;

/**
 * What a Prometheus would have of a platform: each caller calls with ten calls a second, a fifth of
 * which fail where the first service is called whose circuit is open.
 */
final class RecordedAnswers {

  private static final Gson GSON = new Gson();
  private static final Pattern BY_CALL =
      Pattern.compile("(histogram_quantile\\([0-9.]+,\\s*)?(sum|min) by \\(job, service");
  private static final double CALLS = 10;
  private static final double FAILING = 2;
  private static final double MINUTES = 20;
  private static final double MEGABYTES = 5e6;
  private static final double OPEN = 0.6;
  private static final double HALF_OPEN = 0.5;

  private final List<Map<String, String>> calls = new ArrayList<>();

  /** What applications do for themselves, of which the first one's alone is called. */
  private final List<Map<String, String>> own = new ArrayList<>();

  private final List<Map<String, String>> objectives = new ArrayList<>();
  private final String failing;

  RecordedAnswers(Collection<Catalog> catalogs) {
    for (Catalog catalog : catalogs) {
      for (CatalogMethod method : catalog.methods()) {
        CatalogMethod.Target timed = method.timed();
        if (timed != null) {
          boolean isOwn = timed.service().equals(catalog.application());
          (isOwn ? own : calls).add(labels(catalog.application(), timed));
        }
        if (timed != null && method.objective() != null) {
          objectives.add(labels(catalog.application(), timed));
        }
      }
    }
    failing = calls.isEmpty() ? "" : calls.get(0).getOrDefault("service", "");
  }

  private static Map<String, String> labels(String job, CatalogMethod.Target target) {
    return new TreeMap<>(
        Map.of("job", job, "service", target.service(), "operation", target.operation()));
  }

  /** The service whose calls fail. */
  String failing() {
    return failing;
  }

  String of(String path, Map<String, String> form) {
    String query = form.getOrDefault("query", "");
    if (path.endsWith("/query_range")) {
      return success(Map.of("resultType", "matrix", "result", range(query, form)));
    }
    if (path.endsWith("/query")) {
      return success(Map.of("resultType", "vector", "result", instant(query)));
    }
    if (path.endsWith("/rules")) {
      return success(Map.of("groups", List.of(Map.of("name", "service_mesh", "rules", rules()))));
    }
    if (path.endsWith("/alerts")) {
      return success(Map.of("alerts", List.of(firing(), others())));
    }
    if (path.endsWith("/__name__/values")) {
      return success(
          List.of("circuit_breaker_state_seconds_total", "load_balancer_active_instances"));
    }
    return success(List.of("gateway", "orders", "payments"));
  }

  private static String success(Object data) {
    return GSON.toJson(Map.of("status", "success", "data", data));
  }

  private List<Object> instant(String query) {
    if (query.equals("vector(1)")) {
      return List.of(sample(Map.of(), 1));
    }
    if (query.startsWith("error_budget")) {
      return objectives.stream().map(one -> sample(objective("", one), 0.62)).toList();
    }
    if (query.contains("objective:burn_rate")) {
      return objectives.stream()
          .map(one -> sample(objective("objective:burn_rate:1h", one), 1.5))
          .toList();
    }
    if (query.contains(GeneratedPlatform.RECONCILED)) {
      return List.of(sample(reconciled(query), query.contains("quantile") ? 42 : 0.5));
    }
    if (!BY_CALL.matcher(query).lookingAt()) {
      return List.of(sample(Map.of(), query.contains("quantile") ? 0.042 : 0.5));
    }
    Map<String, Object> samples = new LinkedHashMap<>();
    List<Map<String, String>> counted = new ArrayList<>(calls);
    counted.add(own.get(0));
    for (Map<String, String> call : counted) {
      Map<String, String> labels = new TreeMap<>(call);
      if (!query.contains("operation)")) {
        labels.remove("operation");
      }
      samples.put(
          labels.toString(), sample(labels, value(query, call.getOrDefault("service", ""))));
    }
    return List.copyOf(samples.values());
  }

  private static Map<String, String> reconciled(String query) {
    String name = GeneratedPlatform.name(0);
    Map<String, String> labels = new TreeMap<>(Map.of("job", name, "service", name));
    if (query.contains("operation)")) {
      labels.put("operation", "reconcile");
    }
    return labels;
  }

  private double value(String query, String service) {
    boolean fails = failing.equals(service);
    if (query.contains("quantile")) {
      return 0.042;
    }
    if (query.startsWith("min by")) {
      return fails ? 0 : 2;
    }
    if (query.contains("status=\"failure\"")) {
      return fails ? FAILING : 0;
    }
    return query.contains("attempt!=\"1\"") ? 0.5 : CALLS;
  }

  private static Map<String, String> objective(String name, Map<String, String> call) {
    Map<String, String> labels = new TreeMap<>(call);
    labels.putAll(Map.of("objective", "availability", "window", "30d", "target", "0.999"));
    if (!name.isEmpty()) {
      labels.put("__name__", name);
    }
    return labels;
  }

  private static Object sample(Map<String, String> labels, double value) {
    return Map.of("metric", labels, "value", List.of(0, Double.toString(value)));
  }

  private List<Object> range(String query, Map<String, String> form) {
    double start = Double.parseDouble(form.getOrDefault("start", "0"));
    double end = Double.parseDouble(form.getOrDefault("end", "0"));
    double step = Double.parseDouble(form.getOrDefault("step", "15"));
    List<Object> all = new ArrayList<>();
    if (query.contains("le") && query.contains("_bucket") && !query.contains("quantile")) {
      for (String bound : List.of("0.05", "0.1", "0.25", "0.5", "1.0", "+Inf")) {
        all.add(line(Map.of("le", bound), start, end, step, 2 + all.size() * 3.0, query));
      }
    } else {
      double size = query.contains("quantile") ? MINUTES : query.contains("_bytes") ? MEGABYTES : 1;
      for (Map<String, String> call : calls.subList(0, Math.min(4, calls.size()))) {
        all.add(line(call, start, end, step, (4 + all.size() * 3.0) * size, query));
      }
    }
    return all;
  }

  private static Object line(
      Map<String, String> labels,
      double start,
      double end,
      double step,
      double level,
      String query) {
    DoubleUnaryOperator shape = shape(query, level);
    List<Object> values = new ArrayList<>();
    for (double time = start; time <= end; time += step) {
      double value = shape.applyAsDouble(Math.sin(time / 400 + level));
      if (!Double.isNaN(value)) {
        values.add(List.of(time, Double.toString(value)));
      }
    }
    return Map.of("metric", labels, "values", values);
  }

  /** States, what is there at times only, or numbers. */
  private static DoubleUnaryOperator shape(String query, double level) {
    if (query.endsWith(" > 0")) {
      return wave -> wave > OPEN ? 1 : Double.NaN;
    }
    boolean states = query.contains("circuit_breaker_state") && !query.contains("changes");
    return states ? wave -> wave > OPEN ? 0 : wave > HALF_OPEN ? 1 : 2 : wave -> level + wave;
  }

  private List<Object> rules() {
    return List.of(
        rule("CircuitBreakerOpen", "firing", List.of(firing())),
        rule("HighRetryRate", "pending", List.of()),
        rule("NoInstances", "inactive", List.of()),
        rule("ObjectiveNotMeasured", "inactive", List.of()),
        rule("UnwovenMethods", "inactive", List.of()));
  }

  private static Object rule(String name, String state, List<Object> alerts) {
    return Map.of(
        "name", name, "type", "alerting", "state", state, "health", "ok", "alerts", alerts);
  }

  private Object firing() {
    return Map.of(
        "labels",
        Map.of("alertname", "CircuitBreakerOpen", "service", failing, "severity", "critical"),
        "annotations",
        Map.of(
            "summary", "Circuit breaker open for " + failing, "description", "It is <b>open</b>"),
        "state",
        "firing",
        "activeAt",
        "2026-01-01T00:00:00Z");
  }

  private static Object others() {
    return Map.of(
        "labels", Map.of("alertname", "Watchdog"), "annotations", Map.of(), "state", "firing");
  }
}
