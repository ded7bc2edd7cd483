package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.MeshAnnotation;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names are what is recorded, letter by letter: no space around them, and no placeholders. */
final class UnfitNames implements MethodRule {

  private static final Pattern PLACEHOLDER = Pattern.compile("[$#]\\{[^}]*}");

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
    NamedMetric metric = method.metric();
    if (metric != null) {
      checkLabels(metric, findings);
    }
    RetriedAnnotation retried = method.retried();
    if (retried != null) {
      check("operation", retried.operation(), retried.at().attribute("operation"), findings);
    }
    return findings;
  }

  /** Space around a constant label's name and value is not part of them. */
  private static void checkLabels(NamedMetric metric, List<Finding> findings) {
    for (int i = 0; i < metric.labels().size(); i++) {
      String label = metric.labels().get(i);
      if (hasPlaceholder(label)) {
        findings.add(
            Message.NAME_PLACEHOLDER.at(
                metric.at().attribute("labels").index(i), "constant label", label));
      }
    }
  }

  static void check(String what, String name, Location at, List<Finding> findings) {
    // A blank one has a message of its own.
    if (!name.isBlank() && !name.strip().equals(name)) {
      findings.add(Message.NAME_SPACE.at(at, what, name, name.strip()));
    }
    if (hasPlaceholder(name)) {
      findings.add(Message.NAME_PLACEHOLDER.at(at, what, name));
    }
  }

  private static boolean hasPlaceholder(String text) {
    return PLACEHOLDER.matcher(text).find();
  }
}
