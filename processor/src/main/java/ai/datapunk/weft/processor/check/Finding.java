package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.Location;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong at a place. Equal findings are printed once.
 *
 * @param at null where no place in the source is to blame, as with an option
 * @param text what is wrong
 * @param hint how to put it right
 */
public record Finding(Message message, @Nullable Location at, String text, String hint) {

  /** What the compiler prints: the id and what is wrong; on a line of its own, the way out. */
  public String print() {
    return "[" + message.id() + "] " + text + "\n  Fix: " + hint;
  }
}
