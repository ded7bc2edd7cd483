package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.catalog.CatalogIndex;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CustomHistogram;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.ModuleRule;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who uses a metric's name a second time means the same metric: labels, help, histogram type and
 * buckets agree, in the module and with what is on its class path.
 */
final class MetricConflict implements ModuleRule {

  @Override
  public List<Finding> check(WeftModule module) {
    Map<String, CatalogIndex.Entry<CustomHistogram>> known = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (WeftModule.Recorded recorded : module.recorded()) {
      CustomHistogram metric = recorded.entry().metric();
      if (metric != null) {
        CatalogIndex.Entry<CustomHistogram> first =
            known.computeIfAbsent(metric.name(), name -> first(module, recorded, metric));
        WeftMethod method = recorded.method();
        if (method != null && method.timed() != null) {
          compare(method.timed(), metric, first, findings);
        }
      }
    }
    return findings;
  }

  private static CatalogIndex.Entry<CustomHistogram> first(
      WeftModule module, WeftModule.Recorded recorded, CustomHistogram metric) {
    return module
        .classPath()
        .metric(metric.name())
        .orElseGet(() -> new CatalogIndex.Entry<>(recorded.name(), metric));
  }

  private static void compare(
      TimedAnnotation here,
      CustomHistogram metric,
      CatalogIndex.Entry<CustomHistogram> first,
      List<Finding> findings) {
    CustomHistogram there = first.value();
    Location at = here.at();
    compare(at.attribute("metric"), labels(metric), labels(there), first, findings);
    compare(at.attribute("help"), help(metric), help(there), first, findings);
    compare(at.attribute("histogram"), histogram(metric), histogram(there), first, findings);
    if (metric.histogram() == there.histogram()) {
      compare(at.attribute("buckets"), buckets(metric), buckets(there), first, findings);
    }
  }

  private static void compare(
      Location at,
      String here,
      String there,
      CatalogIndex.Entry<CustomHistogram> first,
      List<Finding> findings) {
    if (!here.equals(there)) {
      findings.add(
          Message.METRIC_CONFLICT.at(at, first.value().name(), here, there, first.owner()));
    }
  }

  /** The order of labels makes no difference to Prometheus. */
  private static String labels(CustomHistogram metric) {
    return metric.labels().isEmpty()
        ? "no labels"
        : "the labels "
            + String.join(", ", metric.labels().stream().map(CatalogLabel::name).sorted().toList());
  }

  private static String help(CustomHistogram metric) {
    return "the help \"" + metric.help() + "\"";
  }

  private static String histogram(CustomHistogram metric) {
    return "the histogram type " + metric.histogram();
  }

  private static String buckets(CustomHistogram metric) {
    return "the buckets " + metric.buckets();
  }
}
