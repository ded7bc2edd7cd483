package ai.datapunk.weft.processor.read;

import java.util.List;

/**
 * A type as it is written, generics included.
 *
 * @param type the type itself, erased
 * @param parts its type arguments, of wildcards the upper bounds; or the component of an array
 */
public record TypeTree(TypeFacts type, List<TypeTree> parts) {

  /** Makes the list unmodifiable. */
  public TypeTree {
    parts = List.copyOf(parts);
  }
}
