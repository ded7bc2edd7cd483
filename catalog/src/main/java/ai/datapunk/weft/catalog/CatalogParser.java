package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.catalog.CatalogMethod.Fallback;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.contract.JitterType;
import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.contract.Ranges;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a catalog that {@link CatalogJson} wrote, now or in an earlier version. */
public final class CatalogParser {

  private static final int MOST_ATTEMPTS = 1_000_000;
  private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]*");

  private CatalogParser() {}

  /**
   * Reads a catalog. What follows from the classes is not read.
   *
   * @throws IOException also if it is not a catalog, or of a newer version
   */
  public static Catalog read(Reader in) throws IOException {
    JsonObject json = JsonObject.read(in);
    requireVersion(json);
    List<CatalogClass> classes = new ArrayList<>();
    for (JsonObject type : json.objects("classes")) {
      List<CatalogMethod> methods = new ArrayList<>();
      for (JsonObject method : type.objects("methods")) {
        methods.add(method(type, method));
      }
      classes.add(new CatalogClass(type.string("name"), type.stringOr("file", ""), methods));
    }
    return new Catalog(json.stringOr("application", ""), classes);
  }

  /** What is wrong there is found by the names of class and method. */
  private static CatalogMethod method(JsonObject type, JsonObject method) throws IOException {
    try {
      return method(method);
    } catch (IOException e) {
      throw new IOException(
          e.getMessage()
              + ", in "
              + type.stringOr("name", "?")
              + "."
              + method.stringOr("signature", "?"),
          e);
    }
  }

  /** Fails for a catalog that a later version of Weft wrote. */
  static void requireVersion(JsonObject json) throws IOException {
    if (json.integer("version") > Catalog.VERSION) {
      throw new NewerCatalogException(json.integer("version"));
    }
  }

  static CatalogMethod method(JsonObject json) throws IOException {
    Optional<JsonObject> timed = json.optionalObject("timed");
    Optional<JsonObject> objective = json.optionalObject("objective");
    Optional<JsonObject> metric = json.optionalObject("metric");
    Optional<JsonObject> retry = json.optionalObject("retry");
    Optional<JsonObject> circuit = json.optionalObject("circuit");
    Optional<JsonObject> balance = json.optionalObject("balance");
    Optional<JsonObject> fallback = json.optionalObject("fallback");
    Optional<JsonObject> records = json.optionalObject("records");
    return new CatalogMethod(
        json.string("signature"),
        json.has("line") ? json.integer("line") : 0,
        json.flag("answersLater"),
        timed.isPresent() ? target(timed.get()) : null,
        objective.isPresent() ? objective(objective.get()) : null,
        metric.isPresent() ? metric(metric.get()) : null,
        retry.isPresent() ? retry(retry.get()) : null,
        circuit.isPresent() ? circuit(circuit.get()) : null,
        balance.isPresent() ? balance(balance.get()) : null,
        fallback.isPresent()
            ? new Fallback(target(fallback.get()), fallback.get().string("method"))
            : null,
        records.isPresent() ? metric(records.get()) : null,
        calls(json));
  }

  /** Those of a method, or of a class's method that is not annotated. */
  static List<CatalogCall> calls(JsonObject json) throws IOException {
    if (!json.has("calls")) {
      return List.of();
    }
    List<CatalogCall> calls = new ArrayList<>();
    for (JsonObject call : json.objects("calls")) {
      calls.add(
          new CatalogCall(
              call.string("class"),
              call.string("method"),
              call.string("file"),
              call.integer("line"),
              call.flag("possible"),
              call.flag("otherThread"),
              call.flag("handled"),
              call.flag("fallback")));
    }
    return calls;
  }

  private static CatalogObjective objective(JsonObject json) throws IOException {
    return new CatalogObjective(
        json.has("availability") ? part(json, "availability") : null,
        json.has("latency") ? latency(json) : null,
        json.has("latencyTarget") ? part(json, "latencyTarget") : null,
        window(json));
  }

  /** All of it is never reached, and none of it always. */
  private static double part(JsonObject json, String name) throws IOException {
    double share = json.number(name);
    if (!Ranges.OBJECTIVE_SHARE.contains(share)) {
      throw new IOException(
          "\"" + name + "\" should be a share " + Ranges.OBJECTIVE_SHARE + " but is " + share);
    }
    return share;
  }

  private static double latency(JsonObject json) throws IOException {
    double seconds = json.seconds("latency");
    if (!Ranges.OBJECTIVE_LATENCY.contains(duration(seconds))) {
      throw new IOException(
          "\"latency\" should be " + Ranges.OBJECTIVE_LATENCY + " in seconds but is " + seconds);
    }
    return seconds;
  }

  private static double window(JsonObject json) throws IOException {
    double seconds = json.seconds("window");
    if (!Ranges.isObjectiveWindow(duration(seconds))) {
      throw new IOException(
          "\"window\" should be whole hours from 7 days (604800) to 90 days (7776000) in seconds but"
              + " is "
              + PlainNumber.withFraction(seconds));
    }
    return seconds;
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  static CustomMetric metric(JsonObject json) throws IOException {
    List<CatalogLabel> labels = new ArrayList<>();
    for (JsonObject label : json.objects("labels")) {
      labels.add(label(label));
    }
    return new CustomMetric(
        json.like("name", METRIC, "the name of a metric, as orders_total,"),
        instrument(json),
        json.string("help"),
        histogram(json.stringOr("histogram", HistogramType.DEFAULT.label())),
        json.has("buckets") ? json.list("buckets", Double.class) : List.of(),
        labels);
  }

  /** That of a metric's type where no other is named. */
  private static Instrument instrument(JsonObject json) throws IOException {
    String type = json.stringOr("type", MetricType.HISTOGRAM.label());
    String label = json.stringOr("instrument", type);
    for (Instrument instrument : Instrument.values()) {
      if (instrument.label().equals(label) && instrument.type().label().equals(type)) {
        return instrument;
      }
    }
    throw new IOException(
        label.equals(type)
            ? "\"" + type + "\" is not a type of metric"
            : "\"" + label + "\" records in no metric of the type \"" + type + "\"");
  }

  private static HistogramType histogram(String label) throws IOException {
    return labelled(HistogramType.values(), HistogramType::label, label, "histogram");
  }

  private static JitterType jitterType(String label) throws IOException {
    return labelled(JitterType.values(), JitterType::label, label, "jitter");
  }

  private static <T> T labelled(T[] types, Function<T, String> labels, String label, String of)
      throws IOException {
    for (T type : types) {
      if (labels.apply(type).equals(label)) {
        return type;
      }
    }
    throw new IOException("\"" + label + "\" is not a type of " + of);
  }

  static Circuit circuit(JsonObject json) throws IOException {
    Double calls = json.optionalNumber("windowCalls");
    return new Circuit(
        json.name("service"),
        json.number("failureRate"),
        json.optionalSeconds("windowSeconds"),
        integer(calls),
        json.integer("minimumCalls"),
        json.seconds("openFor"),
        json.integer("trialCalls"),
        json.optionalSeconds("slowCall"),
        json.number("slowCallRate"),
        json.list("failOn", String.class),
        json.list("ignore", String.class));
  }

  private static @Nullable Integer integer(@Nullable Double number) {
    return number == null ? null : Integer.valueOf(number.intValue());
  }

  private static CatalogLabel label(JsonObject json) throws IOException {
    List<String> values = json.has("values") ? json.list("values", String.class) : List.of();
    return new CatalogLabel(
        json.like("name", LABEL, "the name of a label, as region,"),
        values,
        values.isEmpty() ? json.integer("max") : values.size(),
        json.flag("mask"),
        json.stringOr("allow", ""));
  }

  private static Retry retry(JsonObject json) throws IOException {
    return new Retry(
        target(json),
        attempts(json),
        json.seconds("delay"),
        in(Ranges.MULTIPLIER, json, "multiplier"),
        json.seconds("maxDelay"),
        in(Ranges.JITTER, json, "jitter"),
        json.optionalSeconds("maxDuration"),
        json.list("retryOn", String.class),
        json.list("abortOn", String.class),
        json.has("retryOnResult") ? json.string("retryOnResult") : null,
        jitterType(json.stringOr("jitterType", JitterType.PROPORTIONAL.label())),
        json.has("budget") ? in(Ranges.BUDGET, json, "budget") : 0);
  }

  /** They are gone through one by one. */
  private static int attempts(JsonObject json) throws IOException {
    int attempts = json.integer("maxAttempts");
    if (attempts < 1 || attempts > MOST_ATTEMPTS) {
      throw new IOException(
          "\"maxAttempts\" should be a number from 1 to " + MOST_ATTEMPTS + " but is " + attempts);
    }
    return attempts;
  }

  /** Outside of these, waits would be none that can be added up. */
  private static double in(Ranges.Decimal range, JsonObject json, String name) throws IOException {
    double number = json.number(name);
    if (!range.contains(number)) {
      throw new IOException(
          "\"" + name + "\" should be a number from " + range + " but is " + number);
    }
    return number;
  }

  private static Balance balance(JsonObject json) throws IOException {
    return new Balance(json.name("service"), json.string("strategy"), json.integer("maxInstances"));
  }

  private static Target target(JsonObject json) throws IOException {
    return new Target(json.name("service"), json.name("operation"));
  }
}
