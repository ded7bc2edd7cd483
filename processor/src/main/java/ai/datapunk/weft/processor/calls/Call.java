package ai.datapunk.weft.processor.calls;

import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * A call as it stands in a method.
 *
 * @param callee what is called, as the compiler resolves it
 * @param virtual that method, where the object that is there at run time decides; else null
 * @param at where it stands
 * @param manner how it is made
 */
public record Call(MethodName callee, @Nullable ExecutableElement virtual, Site at, Manner manner) {

  /** A line of a source file, from 1 on. */
  public record Site(String file, long line) {

    static final Site NONE = new Site("", 0);
  }

  /** What a call says but for its line. */
  record Kind(MethodName callee, Manner manner, boolean virtual) {}

  Kind kind() {
    return new Kind(callee, manner, virtual != null);
  }

  /** Whether another call says the same, but for its line. */
  boolean isLike(Call other) {
    return callee.equals(other.callee)
        && manner.equals(other.manner)
        && (virtual == null) == (other.virtual == null);
  }
}
