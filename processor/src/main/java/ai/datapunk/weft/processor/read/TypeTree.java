package ai.datapunk.weft.processor.read;

import java.util.List;
import java.util.stream.Stream;

/**
 * A type as it is written, generics included.
 *
 * @param type the type itself, erased
 * @param parts its type arguments, of wildcards the bounds; or the component of an array
 */
public record TypeTree(TypeFacts type, List<TypeTree> parts) {

  /** Makes the list unmodifiable. */
  public TypeTree {
    parts = List.copyOf(parts);
  }

  /** The type and all that it is made of. */
  public Stream<TypeFacts> types() {
    return Stream.concat(Stream.of(type), parts.stream().flatMap(TypeTree::types));
  }
}
