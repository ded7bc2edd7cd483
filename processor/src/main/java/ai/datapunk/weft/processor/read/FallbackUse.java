package ai.datapunk.weft.processor.read;

import java.util.List;

/**
 * The fallback that an annotation names.
 *
 * @param at the attribute
 * @param name the method's name
 * @param candidates the other methods of that name in the class, inherited ones included
 * @param similar the names of the class's other methods, for a hint
 */
public record FallbackUse(
    Location at, String name, List<FallbackMethod> candidates, List<String> similar) {

  /** Makes the lists unmodifiable. */
  public FallbackUse {
    candidates = List.copyOf(candidates);
    similar = List.copyOf(similar);
  }
}
