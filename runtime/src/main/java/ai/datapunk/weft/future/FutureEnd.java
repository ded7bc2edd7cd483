package ai.datapunk.weft.future;

import ai.datapunk.weft.store.StackReserve;
import org.jspecify.annotations.Nullable;

/** What the end of a future means to a call. */
@FunctionalInterface
interface FutureEnd {

  /**
   * Does nothing if there is the stack for {@link #ended}.
   *
   * @throws StackOverflowError if there is not, and before anything is changed
   */
  default void checkStack() {
    StackReserve.check();
  }

  /**
   * It has ended. Told once, or once more if that has overflowed the stack.
   *
   * @param thrown null if it has the value
   */
  void ended(@Nullable Object value, @Nullable Throwable thrown);

  /** Lets whoever waits for it know, before {@link #ended} is told: there is next to no stack. */
  default void passOn(@Nullable Object value, @Nullable Throwable thrown) {}
}
