package ai.datapunk.weft.attempt;

import org.jspecify.annotations.Nullable;

/** The body of a method whose calls outlast it: runs as often as there are attempts. */
@FunctionalInterface
public interface MethodBody {

  /** Runs it with these arguments. */
  @Nullable Object run(@Nullable Object[] arguments) throws Throwable;

  /**
   * What answers in place of a call that has failed: a future, or a publisher to subscribe to.
   *
   * @throws Throwable what it has failed with, if nothing answers
   */
  default @Nullable Object answer(Throwable failed) throws Throwable {
    throw failed;
  }
}
