package ai.datapunk.weft.engine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Random numbers of the application's, which may fail: the JDK's stand in for them then.
 * Thread-safe.
 */
public final class GuardedRandom implements RandomGenerator {

  private final RandomGenerator random;
  private final Consumer<Throwable> faults;

  /**
   * Guarded random numbers.
   *
   * @param faults is told why there was none
   */
  public GuardedRandom(RandomGenerator random, Consumer<Throwable> faults) {
    this.random = random;
    this.faults = faults;
  }

  private <N> N next(Function<RandomGenerator, N> number) {
    try {
      return number.apply(random);
    } catch (Throwable fault) {
      faults.accept(fault);
      return number.apply(ThreadLocalRandom.current());
    }
  }

  @Override
  public long nextLong() {
    return next(RandomGenerator::nextLong);
  }

  @Override
  public double nextDouble() {
    // Each retry asks: the number is not boxed.
    try {
      return random.nextDouble();
    } catch (Throwable fault) {
      faults.accept(fault);
      return ThreadLocalRandom.current().nextDouble();
    }
  }

  @Override
  public int nextInt(int bound) {
    return next(from -> from.nextInt(bound));
  }
}
