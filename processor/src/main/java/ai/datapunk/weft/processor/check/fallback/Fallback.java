package ai.datapunk.weft.processor.check.fallback;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.contract.Spelling;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.FallbackMethod;
import ai.datapunk.weft.processor.read.NamedFallback;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** A fallback exists, may be called by generated code, and fits the method it stands in for. */
final class Fallback implements MethodRule {

  private static final int LIKELY_SLIP = 3;

  /** The advice binds all arguments of such a method, by their number. */
  private static final int PARAMETERS = 12;

  @Override
  public List<Finding> check(WeftMethod method) {
    List<NamedFallback> fallbacks = method.fallbacks();
    if (fallbacks.size() > 1 && !fallbacks.get(0).name().equals(fallbacks.get(1).name())) {
      return List.of(
          Message.FALLBACK_TWO.at(
              fallbacks.get(1).at(), fallbacks.get(1).name(), fallbacks.get(0).name()));
    }
    if (!fallbacks.isEmpty() && method.parameters().size() > PARAMETERS) {
      return List.of(
          Message.FALLBACK_PARAMETERS.at(fallbacks.get(0).at(), method.parameters().size()));
    }
    return fallbacks.stream().limit(1).flatMap(fallback -> check(fallback, method)).toList();
  }

  private static Stream<Finding> check(NamedFallback fallback, WeftMethod method) {
    List<FallbackMethod> fitting = fallback.fitting(method);
    if (fallback.candidates().isEmpty()) {
      String hint =
          Spelling.to(fallback.name(), fallback.similar(), LIKELY_SLIP)
              .map(nearest -> "; did you mean \"" + nearest + "\"?")
              .orElse("");
      return Stream.of(Message.FALLBACK_MISSING.at(fallback.at(), fallback.name(), hint));
    }
    if (fitting.isEmpty()) {
      return Stream.of(
          Message.FALLBACK_UNFIT.at(
              fallback.at(), fallback.name(), method.name(), expected(fallback, method)));
    }
    return fitting.stream().noneMatch(FallbackMethod::isReachable)
        ? Stream.of(
            Message.FALLBACK_HIDDEN.at(fallback.at(), fallback.name(), fitting.get(0).obstacle()))
        : Stream.empty();
  }

  private static String expected(NamedFallback fallback, WeftMethod method) {
    String parameters =
        method.parameters().stream()
            .map(WeftParameter::type)
            .map(type -> type.simpleName())
            .collect(joining(", "));
    return (method.is(Modifier.STATIC) ? "static " : "")
        + method.returns().simpleName()
        + " "
        + fallback.name()
        + "("
        + parameters
        + ")";
  }
}
