package ai.datapunk.weft.it.monitoring;

import java.util.Random;

/**
 * Three days of calls by the minute: none at night, a spike of errors, an outage of twelve minutes,
 * a start that sets the counters back, and errors that slowly become more. The same each time.
 */
final class SimulatedDays {

  static final int DAY = 24 * 60;
  static final int MINUTES = 3 * DAY;
  static final int OUTAGE = DAY + 10 * 60;
  static final int OUTAGE_MINUTES = 12;

  private static final int SPIKE = 9 * 60;
  private static final int START = DAY + 15 * 60;
  private static final int LEAK = 2 * DAY + 8 * 60;
  private static final int LEAK_MINUTES = 10 * 60;

  private final int[] good = new int[MINUTES + 1];
  private final int[] bad = new int[MINUTES + 1];

  SimulatedDays(long seed) {
    Random random = new Random(seed);
    for (int minute = 1; minute <= MINUTES; minute++) {
      int calls = isNight(minute) ? 0 : 15 + random.nextInt(11);
      for (int call = 0; call < calls; call++) {
        (random.nextDouble() < share(minute) ? bad : good)[minute]++;
      }
    }
  }

  private static boolean isNight(int minute) {
    int hour = minute % DAY / 60;
    return hour < 6 || hour >= 22;
  }

  /** How likely a call is bad. */
  private static double share(int minute) {
    if (minute > OUTAGE && minute <= OUTAGE + OUTAGE_MINUTES) {
      return 1;
    }
    if (minute > SPIKE && minute <= SPIKE + 2) {
      return 0.3;
    }
    boolean leaks = minute > LEAK && minute <= LEAK + LEAK_MINUTES;
    return 0.001 + (leaks ? 0.06 * (minute - LEAK) / LEAK_MINUTES : 0);
  }

  /** How many calls were good from after the one minute to the end of the other. */
  int good(int after, int end) {
    return sum(good, after, end);
  }

  /** How many were bad. */
  int bad(int after, int end) {
    return sum(bad, after, end);
  }

  private static int sum(int[] calls, int after, int end) {
    int sum = 0;
    for (int minute = Math.max(0, after) + 1; minute <= end; minute++) {
      sum += calls[minute];
    }
    return sum;
  }

  /** What a counter of the good ones, or of the bad ones, shows at the end of each minute. */
  String counter(boolean isGood, int end) {
    StringBuilder values = new StringBuilder("0");
    long value = 0;
    for (int minute = 1; minute <= end; minute++) {
      value = (minute == START ? 0 : value) + (isGood ? good : bad)[minute];
      values.append(' ').append(value);
    }
    return values.toString();
  }
}
