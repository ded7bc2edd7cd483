package ai.datapunk.weft.processor.read;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The fallback that an annotation names.
 *
 * @param at the attribute
 * @param name the method's name
 * @param candidates the other methods of that name in the class, inherited ones included
 * @param similar the names of the class's other methods, for a hint
 */
public record NamedFallback(
    Location at, String name, List<FallbackMethod> candidates, List<String> similar) {

  /** Makes the lists unmodifiable. */
  public NamedFallback {
    candidates = List.copyOf(candidates);
    similar = List.copyOf(similar);
  }

  /** Those that fit the method, whether they can be called or not. */
  public List<FallbackMethod> fitting(WeftMethod method) {
    return candidates.stream()
        .filter(c -> c.parametersFit() && c.resultFits())
        .filter(c -> c.isStatic() || !method.is(Modifier.STATIC))
        .toList();
  }

  /** The one that gets called: what also takes the exception was written for this. */
  public Optional<FallbackMethod> chosenFor(WeftMethod method) {
    return fitting(method).stream()
        .filter(FallbackMethod::isReachable)
        .min(
            Comparator.comparing((FallbackMethod c) -> !c.takesThrown())
                .thenComparing(FallbackMethod::signature));
  }
}
