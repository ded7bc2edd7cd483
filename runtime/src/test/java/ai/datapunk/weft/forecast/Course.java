package ai.datapunk.weft.forecast;

import java.util.BitSet;
import java.util.SplittableRandom;

/** The course of a quantity over simulated time: the calls in a second, or the share that fails. */
interface Course {

  /** The share of failures of a service that is well. */
  double WELL = 0.005;

  /** What it is in a second. */
  double at(int second);

  static Course steady(double value) {
    return second -> value;
  }

  /** Traffic that swings tenfold, there and back in two minutes; the geometric mean is given. */
  static Course swinging(double mean) {
    return second ->
        mean * StrictMath.pow(10, 0.5 * StrictMath.sin(2 * StrictMath.PI * second / 120));
  }

  /** Well until the onset, then rising evenly; all fail after so many seconds. */
  static Course ramp(int onset, double seconds) {
    return second -> second < onset ? WELL : Math.min(1, WELL + (second - onset) / seconds);
  }

  /** Well until the onset, and this share from then on. */
  static Course step(int onset, double share) {
    return second -> second < onset ? WELL : share;
  }

  /** Every ten minutes a rise to three tenths within a minute, which stays a minute and falls. */
  static Course bumps() {
    return second -> {
      int phase = second % 600;
      double height = Math.min(Math.min(phase / 60.0, 1), Math.max(0, (180 - phase) / 60.0));
      return WELL + 0.3 * height;
    };
  }

  /**
   * Flapping: four fifths fail for one to seven seconds, then all is well for two minutes on
   * average, for a day.
   */
  static Course flapping(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BitSet failing = new BitSet();
    int second = 0;
    while (second < Simulation.DAY_SECONDS) {
      second += (int) (-StrictMath.log(1 - random.nextDouble()) * 120);
      int length = 1 + random.nextInt(7);
      failing.set(second, second + length);
      second += length;
    }
    return at -> failing.get(at % Simulation.DAY_SECONDS) ? 0.8 : WELL;
  }
}
