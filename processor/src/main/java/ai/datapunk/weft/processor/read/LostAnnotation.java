package ai.datapunk.weft.processor.read;

import java.util.List;

/**
 * A method that overrides an annotated one without repeating its annotations.
 *
 * @param annotations the simple names of what is lost
 * @param name the method's name
 * @param parent the class whose method is overridden
 */
public record LostAnnotation(Location at, List<String> annotations, String name, String parent) {

  /** Makes the list unmodifiable. */
  public LostAnnotation {
    annotations = List.copyOf(annotations);
  }
}
