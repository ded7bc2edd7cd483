package ai.datapunk.weft.processor.read;

import java.util.Set;
import javax.tools.Diagnostic;

/**
 * A method of a local or anonymous class, or such a class itself, with an annotation of Weft's.
 *
 * @param name the method's or the class's name
 * @param suppressed what {@code @SuppressWarnings} lists on it and around it
 * @param at its first annotation of Weft's
 */
public record LocalAnnotation(String name, Set<String> suppressed, Place at) {

  /** Makes the set unmodifiable. */
  public LocalAnnotation {
    suppressed = Set.copyOf(suppressed);
  }

  /** Where no element stands; unlike one, it outlives its round. */
  public interface Place {

    /** Prints at this place. */
    void print(Diagnostic.Kind kind, String text);
  }
}
