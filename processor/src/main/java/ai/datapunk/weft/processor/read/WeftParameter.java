package ai.datapunk.weft.processor.read;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of an annotated method.
 *
 * @param label null without {@code @Label}
 * @param instance where {@code @Instance} stands, or null
 */
public record WeftParameter(
    int index, String name, TypeFacts type, @Nullable LabelUse label, @Nullable Location instance) {

  /** Whether the advice binds the argument. */
  public boolean isBound() {
    return label != null || instance != null;
  }
}
