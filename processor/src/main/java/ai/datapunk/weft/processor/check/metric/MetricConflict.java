package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.catalog.CatalogIndex;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.ModuleRule;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who uses a metric's name a second time means the same metric: what records in it, labels, help,
 * histogram type and buckets agree, in the module and with what is on its class path.
 */
final class MetricConflict implements ModuleRule {

  @Override
  public List<Finding> check(WeftModule module) {
    Map<String, CatalogIndex.Entry<CustomMetric>> known = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (WeftModule.Recorded recorded : module.recorded()) {
      CustomMetric metric = recorded.entry().customMetric();
      if (metric != null) {
        CatalogIndex.Entry<CustomMetric> first =
            known.computeIfAbsent(metric.name(), name -> first(module, recorded, metric));
        WeftMethod method = recorded.method();
        NamedMetric here = method == null ? null : method.metric();
        if (here != null) {
          compare(here, metric, first, findings);
        }
      }
    }
    return findings;
  }

  private static CatalogIndex.Entry<CustomMetric> first(
      WeftModule module, WeftModule.Recorded recorded, CustomMetric metric) {
    return module
        .classPath()
        .metric(metric.name())
        .orElseGet(() -> new CatalogIndex.Entry<>(recorded.name(), metric));
  }

  private static void compare(
      NamedMetric here,
      CustomMetric metric,
      CatalogIndex.Entry<CustomMetric> first,
      List<Finding> findings) {
    CustomMetric there = first.value();
    Location at = here.at();
    if (metric.instrument() != there.instrument()) {
      // Nothing else can agree.
      compare(here.nameAt(), instrument(metric), instrument(there), first, findings);
      return;
    }
    compare(here.nameAt(), labels(metric), labels(there), first, findings);
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
      CatalogIndex.Entry<CustomMetric> first,
      List<Finding> findings) {
    if (!here.equals(there)) {
      findings.add(
          Message.METRIC_CONFLICT.at(at, first.value().name(), here, there, first.owner()));
    }
  }

  private static String instrument(CustomMetric metric) {
    return "the type " + metric.instrument().label();
  }

  /** The order of labels makes no difference to Prometheus. */
  private static String labels(CustomMetric metric) {
    return metric.labels().isEmpty()
        ? "no labels"
        : "the labels "
            + String.join(", ", metric.labels().stream().map(CatalogLabel::name).sorted().toList());
  }

  private static String help(CustomMetric metric) {
    return "the help \"" + metric.help() + "\"";
  }

  private static String histogram(CustomMetric metric) {
    return "the histogram type " + metric.histogram();
  }

  private static String buckets(CustomMetric metric) {
    return "the buckets " + metric.buckets();
  }
}
