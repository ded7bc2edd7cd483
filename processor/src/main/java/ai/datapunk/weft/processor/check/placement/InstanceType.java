package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;

/**
 * An instance may be null, and two that are the same must be equal, or each call makes a series of
 * its own.
 */
final class InstanceType implements MethodRule {

  private static final List<String> NEVER_EQUAL =
      List.of("java.lang.Throwable", "java.util.concurrent.Future");

  @Override
  public List<Finding> check(WeftMethod method) {
    // Who removes @Instance need not change the type.
    if (method.balanced() == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (WeftParameter parameter : method.parameters()) {
      if (parameter.instance() != null) {
        String why = whyNot(parameter.type());
        if (!why.isEmpty()) {
          findings.add(
              Message.INSTANCE_TYPE.at(parameter.instance(), parameter.type().simpleName(), why));
        }
      }
    }
    return findings;
  }

  private static String whyNot(TypeFacts type) {
    if (type.isPrimitive() || type.isA("java.util.Optional")) {
      return "it is never null, so Weft could never pick";
    }
    if (type.name().endsWith("[]")) {
      return "two arrays are never equal";
    }
    if (NEVER_EQUAL.stream().anyMatch(type::isA)) {
      return "two of them are never equal";
    }
    return type.textNamesObject()
        ? "it has no toString, so the label would name the object, not the instance"
        : "";
  }
}
