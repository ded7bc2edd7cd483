package ai.datapunk.weft.processor.read;

import java.util.List;

/**
 * A method that could be a fallback.
 *
 * @param signature name and erased parameter types
 * @param obstacle why the generated holder, in the package of the class, cannot call it, or empty
 * @param isStatic whether it needs no instance
 * @param parameters the types that it takes, erased, as the class sees it
 * @param takesThrown whether it has a trailing {@code Throwable}
 * @param parametersFit whether it takes the arguments of the method that it stands in for
 * @param resultFits whether what it returns may be returned in the method's stead
 * @param thrown what it declares to throw
 */
public record FallbackMethod(
    String signature,
    String obstacle,
    boolean isStatic,
    List<TypeFacts> parameters,
    boolean takesThrown,
    boolean parametersFit,
    boolean resultFits,
    List<TypeFacts> thrown) {

  /** Whether the generated holder can call it. */
  public boolean isReachable() {
    return obstacle.isEmpty();
  }

  /** Makes the lists unmodifiable. */
  public FallbackMethod {
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
  }
}
