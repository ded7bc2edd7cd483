package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.MeshAnnotation;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;

/** An empty service or operation takes the default; one of nothing but spaces is a mistake. */
final class BlankNames implements MethodRule {

  private static final String OR_DEFAULT = ", or leave it out to take the default";

  @Override
  public List<Finding> check(WeftMethod method) {
    List<Finding> findings = new ArrayList<>();
    for (MeshAnnotation annotation : method.annotations()) {
      String service = annotation.service();
      // A blank @MeshService is reported where it stands, once, by another rule.
      if (service != null && !service.isEmpty() && service.isBlank()) {
        findings.add(
            Message.NAME_BLANK.at(annotation.at().attribute("service"), "service", OR_DEFAULT));
      }
    }
    TimedAnnotation timed = method.timed();
    if (timed != null && isBlank(timed.operation())) {
      findings.add(
          Message.NAME_BLANK.at(timed.at().attribute("operation"), "operation", OR_DEFAULT));
    }
    RetriedAnnotation retried = method.retried();
    if (retried != null && isBlank(retried.operation())) {
      findings.add(
          Message.NAME_BLANK.at(retried.at().attribute("operation"), "operation", OR_DEFAULT));
    }
    return findings;
  }

  private static boolean isBlank(String name) {
    return name.isBlank();
  }
}
