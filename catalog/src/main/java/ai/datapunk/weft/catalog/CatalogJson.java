package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.JitterType;
import ai.datapunk.weft.contract.MetricType;
import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a catalog as JSON: two spaces, line feeds, one order of everything. Lists of plain values
 * and label sets stand on one line each, so that a difference of two catalogs can be read. An entry
 * of the index, which only programs read, is one line.
 */
public final class CatalogJson {

  private static final FormattingStyle ONE_LINE =
      FormattingStyle.COMPACT.withSpaceAfterSeparators(true);

  /** What a class with some methods takes, and a whole catalog of some classes, in characters. */
  private static final int ENTRY = 4_096;

  private static final int CATALOG = 65_536;

  private final JsonWriter json;
  private final FormattingStyle style;

  private CatalogJson(Writer out, FormattingStyle style) {
    this.json = new JsonWriter(out);
    this.style = style;
    json.setFormattingStyle(style);
  }

  /** Writes the catalog; does not close the writer. */
  public static void write(Catalog catalog, Writer out) throws IOException {
    out.write(text(catalog));
    out.flush();
  }

  /** The text of a catalog's file. */
  public static String text(Catalog catalog) {
    return text(new TextWriter(CATALOG), FormattingStyle.PRETTY, json -> json.catalog(catalog));
  }

  /** The index entry of a metric. */
  static String text(String owner, CustomMetric metric) {
    return entry(owner, json -> json.metric("metric", metric));
  }

  /** The index entry of a class. */
  static String text(String owner, CatalogCalls entry) {
    return entry(owner, json -> json.calls(entry));
  }

  /** The index entry of a breaker. */
  static String text(String owner, Circuit circuit) {
    return entry(owner, json -> json.circuit(circuit));
  }

  private interface Part {
    void write(CatalogJson json) throws IOException;
  }

  private static String entry(String owner, Part part) {
    return text(
        new TextWriter(ENTRY),
        ONE_LINE,
        writer -> {
          writer.json.beginObject();
          writer.json.name("version").value(Catalog.VERSION);
          writer.json.name("owner").value(owner);
          part.write(writer);
          writer.json.endObject();
        });
  }

  private static String text(TextWriter out, FormattingStyle style, Part part) {
    CatalogJson writer = new CatalogJson(out, style);
    try {
      part.write(writer);
      writer.json.flush();
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
    out.write('\n');
    return out.toString();
  }

  private void catalog(Catalog catalog) throws IOException {
    List<CatalogMetric> metrics = catalog.metrics();
    json.beginObject();
    json.name("version").value(Catalog.VERSION);
    if (!catalog.application().isEmpty()) {
      json.name("application").value(catalog.application());
    }
    json.name("series")
        .value(metrics.stream().mapToLong(CatalogMetric::series).reduce(0, LabelSet::add));
    json.name("services").beginArray();
    for (Map.Entry<String, ? extends SortedSet<String>> service : catalog.services().entrySet()) {
      json.beginObject().name("name").value(service.getKey());
      strings("operations", service.getValue());
      json.endObject();
    }
    json.endArray();
    json.name("metrics").beginArray();
    for (CatalogMetric metric : metrics) {
      metric(metric);
    }
    json.endArray();
    json.name("classes").beginArray();
    for (CatalogClass type : catalog.classes()) {
      type(type);
    }
    json.endArray();
    json.endObject();
  }

  private void metric(CatalogMetric metric) throws IOException {
    json.beginObject();
    json.name("name").value(metric.name());
    json.name("type").value(metric.type().label());
    if (!metric.help().isEmpty()) {
      json.name("help").value(metric.help());
    }
    strings("labels", metric.labelNames());
    histogram(metric.histogram());
    if (!metric.buckets().isEmpty()) {
      numbers("buckets", metric.buckets());
    }
    json.name("series").value(metric.series());
    json.name("labelSets").beginArray();
    for (LabelSet set : metric.labelSets()) {
      json.beginObject();
      json.setFormattingStyle(ONE_LINE);
      json.name("series").value(set.series());
      labels(set.labels());
      json.endObject();
      json.setFormattingStyle(style);
    }
    json.endArray();
    json.endObject();
  }

  private void type(CatalogClass type) throws IOException {
    json.beginObject();
    json.name("name").value(type.name());
    if (!type.file().isEmpty()) {
      json.name("file").value(type.file());
    }
    json.name("methods").beginArray();
    for (CatalogMethod method : type.methods()) {
      method(method);
    }
    json.endArray();
    json.endObject();
  }

  private void method(CatalogMethod method) throws IOException {
    json.beginObject();
    json.name("signature").value(method.signature());
    if (method.line() > 0) {
      json.name("line").value(method.line());
    }
    if (method.answersLater()) {
      json.name("answersLater").value(true);
    }
    if (method.timed() != null) {
      json.name("timed").beginObject();
      target(method.timed());
      json.endObject();
    }
    if (method.objective() != null) {
      objective(method.objective());
    }
    if (method.metric() != null) {
      metric("metric", method.metric());
    }
    if (method.retry() != null) {
      retry(method.retry());
    }
    if (method.circuit() != null) {
      circuit(method.circuit());
    }
    if (method.balance() != null) {
      balance(method.balance());
    }
    if (method.fallback() != null) {
      json.name("fallback").beginObject();
      target(method.fallback().target());
      json.name("method").value(method.fallback().method());
      json.endObject();
    }
    if (method.records() != null) {
      metric("records", method.records());
    }
    calls(method.calls());
    json.endObject();
  }

  private void objective(CatalogObjective objective) throws IOException {
    json.name("objective").beginObject();
    optional("availability", objective.availability());
    optional("latency", objective.latency());
    optional("latencyTarget", objective.latencyTarget());
    json.name("window").value(objective.window());
    json.endObject();
  }

  private void calls(CatalogCalls entry) throws IOException {
    json.name("methods").beginArray();
    for (CatalogMethod method : entry.methods()) {
      method(method);
    }
    json.endArray();
    json.name("others").beginArray();
    for (Map.Entry<String, List<CatalogCall>> other : entry.others().entrySet()) {
      json.beginObject().name("signature").value(other.getKey());
      calls(other.getValue());
      json.endObject();
    }
    json.endArray();
  }

  private void calls(List<CatalogCall> calls) throws IOException {
    if (calls.isEmpty()) {
      return;
    }
    FormattingStyle around = json.getFormattingStyle();
    json.name("calls").beginArray();
    for (CatalogCall call : calls) {
      json.beginObject();
      json.setFormattingStyle(ONE_LINE);
      json.name("class").value(call.type());
      json.name("method").value(call.method());
      json.name("file").value(call.file());
      json.name("line").value(call.line());
      if (call.possible()) {
        json.name("possible").value(true);
      }
      if (call.otherThread()) {
        json.name("otherThread").value(true);
      }
      if (call.handled()) {
        json.name("handled").value(true);
      }
      if (call.fallback()) {
        json.name("fallback").value(true);
      }
      json.endObject();
      json.setFormattingStyle(around);
    }
    json.endArray();
  }

  private void metric(String name, CustomMetric metric) throws IOException {
    json.name(name).beginObject();
    json.name("name").value(metric.name());
    if (metric.type() != MetricType.HISTOGRAM) {
      json.name("type").value(metric.type().label());
    }
    if (!metric.instrument().isNamedByType()) {
      json.name("instrument").value(metric.instrument().label());
    }
    json.name("help").value(metric.help());
    if (metric.type() == MetricType.HISTOGRAM) {
      histogram(metric.histogram());
      numbers("buckets", metric.buckets());
    }
    labels(metric.labels());
    json.endObject();
  }

  /** Left out where the mesh decides, which most histograms leave it to. */
  private void histogram(HistogramType type) throws IOException {
    if (type != HistogramType.DEFAULT) {
      json.name("histogram").value(type.label());
    }
  }

  private void retry(Retry retry) throws IOException {
    json.name("retry").beginObject();
    target(retry.target());
    json.name("maxAttempts").value(retry.maxAttempts());
    json.name("delay").value(retry.delay());
    json.name("multiplier").value(retry.multiplier());
    json.name("maxDelay").value(retry.maxDelay());
    json.name("jitter").value(retry.jitter());
    if (retry.jitterType() != JitterType.PROPORTIONAL) {
      json.name("jitterType").value(retry.jitterType().label());
    }
    if (retry.budget() > 0) {
      json.name("budget").value(retry.budget());
    }
    optional("maxDuration", retry.maxDuration());
    strings("retryOn", retry.retryOn());
    strings("abortOn", retry.abortOn());
    if (retry.retryOnResult() != null) {
      json.name("retryOnResult").value(retry.retryOnResult());
    }
    json.endObject();
  }

  private void circuit(Circuit circuit) throws IOException {
    json.name("circuit").beginObject();
    json.name("service").value(circuit.service());
    json.name("failureRate").value(circuit.failureRate());
    optional("windowSeconds", circuit.windowSeconds());
    optional("windowCalls", circuit.windowCalls());
    json.name("minimumCalls").value(circuit.minimumCalls());
    json.name("openFor").value(circuit.openFor());
    json.name("trialCalls").value(circuit.trialCalls());
    optional("slowCall", circuit.slowCall());
    json.name("slowCallRate").value(circuit.slowCallRate());
    strings("failOn", circuit.failOn());
    strings("ignore", circuit.ignore());
    json.endObject();
  }

  private void optional(String name, @Nullable Number value) throws IOException {
    if (value != null) {
      json.name(name).value(value);
    }
  }

  private void balance(Balance balance) throws IOException {
    json.name("balance").beginObject();
    json.name("service").value(balance.service());
    json.name("strategy").value(balance.strategy());
    json.name("maxInstances").value(balance.maxInstances());
    json.endObject();
  }

  private void target(Target target) throws IOException {
    json.name("service").value(target.service());
    json.name("operation").value(target.operation());
  }

  private void labels(List<CatalogLabel> labels) throws IOException {
    json.name("labels").beginArray();
    FormattingStyle around = json.getFormattingStyle();
    for (CatalogLabel label : labels) {
      json.beginObject();
      json.setFormattingStyle(ONE_LINE);
      json.name("name").value(label.name());
      if (label.values().isEmpty()) {
        json.name("max").value(label.max());
      } else {
        strings("values", label.values());
      }
      if (label.mask()) {
        json.name("mask").value(true);
      }
      if (!label.allow().isEmpty()) {
        json.name("allow").value(label.allow());
      }
      json.endObject();
      json.setFormattingStyle(around);
    }
    json.endArray();
  }

  private void strings(String name, Collection<String> values) throws IOException {
    FormattingStyle around = json.getFormattingStyle();
    json.name(name).beginArray();
    json.setFormattingStyle(ONE_LINE);
    for (String value : values) {
      json.value(value);
    }
    json.endArray();
    json.setFormattingStyle(around);
  }

  private void numbers(String name, List<Double> values) throws IOException {
    FormattingStyle around = json.getFormattingStyle();
    json.name(name).beginArray();
    json.setFormattingStyle(ONE_LINE);
    for (Double value : values) {
      json.value(value);
    }
    json.endArray();
    json.setFormattingStyle(around);
  }
}
