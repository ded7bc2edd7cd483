package ai.datapunk.weft.store;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The {@code error_type} of an exception: its class's simple name, never its message. Never throws,
 * whatever the exception does when it is looked at.
 */
public final class ErrorTypes {

  /** Wrappers and causes beyond this depth are not looked at: chains can be circular. */
  public static final int MAX_DEPTH = 8;

  /** In place of all types that no family tells apart any more: no exception's own is empty. */
  public static final String BEYOND = "";

  private ErrorTypes() {}

  /** The simple name of the exception's class, or of the first of its superclasses that has one. */
  public static String of(Throwable thrown) {
    Class<?> type = unwrapped(thrown).getClass();
    try {
      while (type.getSimpleName().isEmpty()) {
        type = type.getSuperclass();
      }
      return type.getSimpleName();
    } catch (Throwable incomplete) {
      return type.getName().substring(type.getName().lastIndexOf('.') + 1);
    }
  }

  /** What an exception says of itself, whose own code this calls; its class if that fails. */
  public static String text(Throwable thrown) {
    try {
      return String.valueOf(thrown);
    } catch (Throwable hostile) {
      return thrown.getClass().getName();
    }
  }

  /** What a future's exception wraps. */
  public static Throwable unwrapped(Throwable thrown) {
    Throwable inner = thrown;
    for (int depth = 0; depth < MAX_DEPTH && isWrapper(inner); depth++) {
      Throwable cause = cause(inner);
      if (cause == null) {
        break;
      }
      inner = cause;
    }
    return inner;
  }

  private static boolean isWrapper(Throwable thrown) {
    return thrown instanceof CompletionException || thrown instanceof ExecutionException;
  }

  /** The cause of an exception, whose own code this calls; null if that fails. */
  public static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (Throwable hostile) {
      return null;
    }
  }
}
