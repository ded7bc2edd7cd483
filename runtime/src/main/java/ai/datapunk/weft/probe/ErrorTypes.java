package ai.datapunk.weft.probe;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** The {@code error_type} of an exception: its class's simple name, never its message. */
final class ErrorTypes {

  private ErrorTypes() {}

  static String of(Throwable thrown) {
    Class<?> type = unwrapped(thrown).getClass();
    while (type.getSimpleName().isEmpty()) {
      type = type.getSuperclass();
    }
    return type.getSimpleName();
  }

  /** What a future's exception wraps. */
  static Throwable unwrapped(Throwable thrown) {
    Throwable cause = thrown.getCause();
    boolean wrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    return wrapper && cause != null ? cause : thrown;
  }
}
