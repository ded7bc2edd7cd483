package ai.datapunk.weft.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is done at each depth of a stack, from where there is plenty of it to where there is none.
 */
final class DeepStack {

  private static final long SIZE = 200 * 1024;

  /**
   * How many frames before the last one something is done for the first time: from there to where
   * {@code StackReserve} has nothing against a call.
   */
  static final int FRAMES = 240;

  private DeepStack() {}

  /** Descends so many frames, and makes a call there. */
  private static @Nullable Object descend(int frames, Supplier<@Nullable Object> call) {
    return frames == 0 ? call.get() : descend(frames - 1, call);
  }

  /** What a call gives at a depth: its value, or what it throws. */
  static @Nullable Object at(int frames, Supplier<@Nullable Object> call) {
    try {
      return descend(frames, call);
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  private static int deepest() {
    int some = 0;
    int tooMany = 1 << 20;
    while (tooMany - some > 1) {
      int middle = (some + tooMany) >>> 1;
      if (at(middle, () -> null) == null) {
        some = middle;
      } else {
        tooMany = middle;
      }
    }
    return some;
  }

  /**
   * Has this done in a thread of its own for each of the last depths, beginning with the least.
   *
   * @param task gets how many frames {@link #at} is to descend
   */
  static void atEach(IntConsumer task) throws InterruptedException {
    AtomicReference<@Nullable Throwable> wrong = new AtomicReference<>();
    Runnable all =
        () -> {
          int deepest = deepest();
          for (int frames = deepest - FRAMES; frames < deepest; frames++) {
            task.accept(frames);
          }
        };
    Thread thread = new Thread(null, all, "end of stack", SIZE);
    thread.setUncaughtExceptionHandler((any, thrown) -> wrong.set(thrown));
    thread.start();
    thread.join(TimeUnit.SECONDS.toMillis(60));
    assertThat(thread.isAlive()).isFalse();
    assertThat(wrong.get()).isNull();
  }
}
