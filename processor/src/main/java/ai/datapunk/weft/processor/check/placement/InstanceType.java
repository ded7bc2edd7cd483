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

  private static final List<String> MANY =
      List.of(
          "java.util.Collection",
          "java.util.Map",
          "java.util.Iterator",
          "java.util.Enumeration",
          "java.util.stream.BaseStream");
  private static final List<String> NEVER_NULL =
      List.of(
          "java.util.Optional",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.OptionalDouble");
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
    if (type.isPrimitive() || NEVER_NULL.stream().anyMatch(type::isA)) {
      return "it is never null, so Weft could never pick";
    }
    if (MANY.stream().anyMatch(type::isA)) {
      return "it holds many, and a call goes to one";
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
