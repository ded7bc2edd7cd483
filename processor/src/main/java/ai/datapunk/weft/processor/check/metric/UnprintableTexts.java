package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.contract.PrintableText;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.MeshAnnotation;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;

/** What goes into the catalog can be shown: whoever reads one refuses it otherwise. */
final class UnprintableTexts implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    List<Finding> findings = new ArrayList<>();
    for (MeshAnnotation annotation : method.annotations()) {
      // What a @MeshService says is reported where it stands, once, by another rule.
      String service = annotation.service();
      if (service != null && annotation.writesService()) {
        check("service", service, annotation.at().attribute("service"), findings);
      }
    }
    TimedAnnotation timed = method.timed();
    if (timed != null) {
      check("operation", timed.operation(), timed.at().attribute("operation"), findings);
    }
    RetriedAnnotation retried = method.retried();
    if (retried != null) {
      check("operation", retried.operation(), retried.at().attribute("operation"), findings);
    }
    NamedMetric metric = method.metric();
    if (metric != null) {
      checkMetric(metric, findings);
    }
    for (WeftParameter parameter : method.parameters()) {
      LabelAnnotation label = parameter.label();
      if (label != null) {
        check("reason", label.allow(), label.at().attribute("allow"), findings);
      }
    }
    return findings;
  }

  private static void checkMetric(NamedMetric metric, List<Finding> findings) {
    check("help text", metric.help(), metric.at().attribute("help"), findings);
    for (int i = 0; i < metric.labels().size(); i++) {
      Location at = metric.at().attribute("labels").index(i);
      check("constant label", metric.labels().get(i), at, findings);
    }
  }

  static void check(String what, String text, Location at, List<Finding> findings) {
    PrintableText.fault(text)
        .ifPresent(character -> findings.add(Message.TEXT_UNPRINTABLE.at(at, what, character)));
  }
}
