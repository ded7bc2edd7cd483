package ai.datapunk.weft.contract;

import java.util.Locale;

/**
 * How the waits between attempts are spread: the constants of the annotations' enum of that name,
 * and between what a wait then is.
 */
public enum JitterType {
  /** By a share of the wait, to either side. */
  PROPORTIONAL {
    @Override
    public double shortest(double delay, double length, double jitter) {
      return length * (1 - jitter);
    }

    @Override
    public double longest(double before, double length, double jitter) {
      return length * (1 + jitter);
    }
  },
  /** Over the whole wait. */
  FULL {
    @Override
    public double shortest(double delay, double length, double jitter) {
      return 0;
    }

    @Override
    public double longest(double before, double length, double jitter) {
      return length;
    }
  },
  /** Between the first wait and three times the one before. */
  DECORRELATED {
    @Override
    public double shortest(double delay, double length, double jitter) {
      return delay;
    }

    @Override
    public double longest(double before, double length, double jitter) {
      return GROWTH * before;
    }
  };

  private static final int GROWTH = 3;

  /**
   * The shortest wait, in the unit of its length.
   *
   * @param delay the wait before the second attempt
   * @param length the wait without jitter
   * @param jitter the share that it strays
   */
  public abstract double shortest(double delay, double length, double jitter);

  /**
   * The longest wait but for {@code maxDelay}, in the unit of its length.
   *
   * @param before the wait before this one; the one before the second attempt if there was none
   * @param length the wait without jitter
   * @param jitter the share that it strays
   */
  public abstract double longest(double before, double length, double jitter);

  /** As it stands in a catalog. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
