package ai.datapunk.weft.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does several things each of which is to be done whatever the others throw; the first failure is
 * thrown when all are done, with the later ones suppressed.
 */
public final class FirstFailure {

  private FirstFailure() {}

  /** Does all of them. */
  static void ofAll(List<? extends Runnable> all) {
    Throwable first = null;
    for (Runnable each : all) {
      first = or(first, each);
    }
    rethrow(first);
  }

  /**
   * Does one of them.
   *
   * @param before the first failure of those before it; null if none failed
   * @return the first failure so far
   */
  public static @Nullable Throwable or(@Nullable Throwable before, Runnable work) {
    try {
      work.run();
      return before;
    } catch (Throwable thrown) {
      return first(before, thrown);
    }
  }

  private static Throwable first(@Nullable Throwable before, Throwable later) {
    if (before == null) {
      return later;
    }
    if (later != before) {
      try {
        before.addSuppressed(later);
      } catch (Throwable unlisted) {
        // On a full heap: what is to be done after it is done all the same.
      }
    }
    return before;
  }

  /** Throws it as it is, what is declared nowhere too: code in other languages does. */
  public static void rethrow(@Nullable Throwable first) {
    if (first != null) {
      throw FirstFailure.<RuntimeException>asIs(first);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T asIs(Throwable failure) throws T {
    throw (T) failure;
  }
}
