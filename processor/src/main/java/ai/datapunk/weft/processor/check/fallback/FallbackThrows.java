package ai.datapunk.weft.processor.check.fallback;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.FallbackMethod;
import ai.datapunk.weft.processor.read.NamedFallback;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** Callers meet no checked exception of a fallback that the method itself does not declare. */
final class FallbackThrows implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    return method.fallbacks().stream()
        .limit(1)
        .flatMap(
            fallback ->
                fallback.chosenFor(method).stream()
                    .map(FallbackMethod::thrown)
                    .flatMap(List::stream)
                    .filter(thrown -> isChecked(thrown) && !declares(method, thrown))
                    .map(thrown -> finding(fallback, thrown, method)))
        .toList();
  }

  private static Finding finding(NamedFallback fallback, TypeFacts thrown, WeftMethod method) {
    return Message.FALLBACK_THROWS.at(
        fallback.at(), fallback.name(), thrown.simpleName(), method.name());
  }

  private static boolean isChecked(TypeFacts exception) {
    return !exception.isA("java.lang.RuntimeException") && !exception.isA("java.lang.Error");
  }

  private static boolean declares(WeftMethod method, TypeFacts thrown) {
    return method.throwsUndeclared() || method.thrown().stream().anyMatch(thrown::isA);
  }
}
