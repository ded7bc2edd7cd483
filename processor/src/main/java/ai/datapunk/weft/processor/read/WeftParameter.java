package ai.datapunk.weft.processor.read;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of an annotated method.
 *
 * @param typeTree its type, generics included
 * @param label null without {@code @Label}
 * @param instance where {@code @Instance} stands, or null
 * @param amount null without {@code @Amount}
 */
public record WeftParameter(
    Location at,
    int index,
    String name,
    TypeTree typeTree,
    @Nullable LabelAnnotation label,
    @Nullable Location instance,
    @Nullable AmountAnnotation amount) {

  /** Its type, erased. */
  public TypeFacts type() {
    return typeTree.type();
  }

  /** Whether the advice binds the argument. */
  public boolean isBound() {
    return label != null || instance != null;
  }
}
