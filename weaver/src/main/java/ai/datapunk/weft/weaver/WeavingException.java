package ai.datapunk.weft.weaver;

import org.jspecify.annotations.Nullable;

/** A class cannot be woven: the message names it, says why and what to do. */
public final class WeavingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String className;

  WeavingException(String className, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.className = className;
  }

  /** The class's binary name with dots. */
  public String className() {
    return className;
  }
}
