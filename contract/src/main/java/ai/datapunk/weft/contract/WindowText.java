package ai.datapunk.weft.contract;

import org.jspecify.annotations.Nullable;

/**
 * A breaker's window as a person writes it, with its value.
 *
 * @param value null if the text is not a window
 */
public record WindowText(String text, @Nullable Window value) {

  /** The text with its value, if it has one. */
  public static WindowText of(String text) {
    return new WindowText(text, Window.parse(text).orElse(null));
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
