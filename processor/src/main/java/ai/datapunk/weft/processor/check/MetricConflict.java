package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.catalog.CatalogLabel;
import ai.datapunk.weft.processor.catalog.Index;
import ai.datapunk.weft.processor.catalog.OwnMetric;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.TimedUse;
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
    Map<String, Index.Entry<OwnMetric>> known = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (WeftModule.Use use : module.uses()) {
      OwnMetric metric = use.entry().metric();
      if (metric != null) {
        Index.Entry<OwnMetric> first =
            known.computeIfAbsent(metric.name(), name -> first(module, use, metric));
        WeftMethod method = use.method();
        if (method != null && method.timed() != null) {
          compare(method.timed(), metric, first, findings);
        }
      }
    }
    return findings;
  }

  private static Index.Entry<OwnMetric> first(
      WeftModule module, WeftModule.Use use, OwnMetric metric) {
    return module
        .classPath()
        .metric(metric.name())
        .orElseGet(() -> new Index.Entry<>(use.name(), metric));
  }

  private static void compare(
      TimedUse here, OwnMetric metric, Index.Entry<OwnMetric> first, List<Finding> findings) {
    OwnMetric there = first.value();
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
      Index.Entry<OwnMetric> first,
      List<Finding> findings) {
    if (!here.equals(there)) {
      findings.add(
          Message.METRIC_CONFLICT.at(at, first.value().name(), here, there, first.owner()));
    }
  }

  /** The order of labels makes no difference to Prometheus. */
  private static String labels(OwnMetric metric) {
    return metric.labels().isEmpty()
        ? "no labels"
        : "the labels "
            + String.join(", ", metric.labels().stream().map(CatalogLabel::name).sorted().toList());
  }

  private static String help(OwnMetric metric) {
    return "the help \"" + metric.help() + "\"";
  }

  private static String histogram(OwnMetric metric) {
    return "the histogram type " + metric.histogram();
  }

  private static String buckets(OwnMetric metric) {
    return "the buckets " + metric.buckets();
  }
}
