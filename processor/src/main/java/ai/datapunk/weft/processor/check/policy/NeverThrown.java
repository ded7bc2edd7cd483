package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.ClassRule;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checked exception that a method does not declare is not thrown by it. A future may hold any
 * exception. For an annotation of the class it is enough that one of its methods can throw it.
 */
final class NeverThrown implements ClassRule {

  private static final String UNDECLARED = "lombok.SneakyThrows";

  @Override
  public List<Finding> check(WeftClass type) {
    Map<Location, List<WeftMethod>> methods = new LinkedHashMap<>();
    for (WeftMethod method : type.methods()) {
      RetriedAnnotation retried = method.retried();
      if (retried != null) {
        methods.computeIfAbsent(retried.at(), at -> new ArrayList<>()).add(method);
      }
    }
    List<Finding> findings = new ArrayList<>();
    methods.forEach((at, sharing) -> check(at, sharing, findings));
    return findings;
  }

  private static void check(Location at, List<WeftMethod> methods, List<Finding> findings) {
    RetriedAnnotation retried = methods.get(0).retried();
    if (retried != null) {
      check(retried.retryOn(), "retryOn", at, methods, findings);
      check(retried.abortOn(), "abortOn", at, methods, findings);
    }
  }

  private static void check(
      List<TypeFacts> exceptions,
      String attribute,
      Location at,
      List<WeftMethod> methods,
      List<Finding> findings) {
    String who = methods.size() == 1 ? methods.get(0).name() : "its methods";
    for (int i = 0; i < exceptions.size(); i++) {
      TypeFacts exception = exceptions.get(i);
      if (isChecked(exception) && methods.stream().noneMatch(m -> mayThrow(m, exception))) {
        findings.add(
            Message.NEVER_THROWN.at(
                at.attribute(attribute).index(i), attribute, exception.simpleName(), who));
      }
    }
  }

  /** {@code Exception} and {@code Throwable} are not: unchecked ones are among them. */
  static boolean isChecked(TypeFacts exception) {
    return !exception.isA("java.lang.RuntimeException")
        && !exception.isA("java.lang.Error")
        && !exception.name().equals("java.lang.Exception")
        && !exception.name().equals("java.lang.Throwable");
  }

  /** Whether it declares the exception, or hides it. */
  static boolean mayThrow(WeftMethod method, TypeFacts exception) {
    return method.returns().answersLater()
        || method.otherAnnotations().contains(UNDECLARED)
        || method.thrown().stream()
            .anyMatch(thrown -> exception.isA(thrown) || thrown.isA(exception));
  }
}
