package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.Location;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong at a place. Equal findings are printed once.
 *
 * @param at null where no place in the source is to blame, as with an option
 * @param text what is wrong
 * @param hint how to put it right
 * @param possible whether it may be so, and need not
 */
public record Finding(
    Message message, @Nullable Location at, String text, String hint, boolean possible) {

  /** The same, where it depends on which class is there at run time. */
  public Finding onlyPossible(boolean depends) {
    return new Finding(message, at, text, hint, depends);
  }

  /** What the compiler prints: the id and what is wrong; on a line of its own, the way out. */
  public String print() {
    return "[" + message.id() + "] " + text + "\n  Fix: " + hint;
  }
}
