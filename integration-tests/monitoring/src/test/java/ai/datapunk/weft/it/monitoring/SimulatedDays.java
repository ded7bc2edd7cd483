package ai.datapunk.weft.it.monitoring;

import java.util.Random;

/**
 * Days of calls by the minute: none at night, a spike of errors, an outage of twelve minutes, a
 * start that sets the counters back, and errors that slowly become more. The same each time.
 */
final class SimulatedDays {

  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;
  private static final int OUTAGE_MINUTES = 12;
  private static final int LEAK_MINUTES = 10 * HOUR;
  private static final long SEED = 7;

  /** What the clock shows at the beginning. */
  private final int clock;

  private final int spike;
  private final int outage;
  private final int start;
  private final int leak;
  private final int[] good;
  private final int[] bad;

  private SimulatedDays(int clock, int spike, int outage, int start, int leak, int minutes) {
    this.clock = clock;
    this.spike = spike;
    this.outage = outage;
    this.start = start;
    this.leak = leak;
    good = new int[minutes + 1];
    bad = new int[minutes + 1];
    Random random = new Random(SEED);
    for (int minute = 1; minute <= minutes; minute++) {
      int calls = isNight(minute) ? 0 : 15 + random.nextInt(11);
      for (int call = 0; call < calls; call++) {
        (random.nextDouble() < share(minute) ? bad : good)[minute]++;
      }
    }
  }

  /** From midnight on, with the outage on the second day and more and more errors on the third. */
  static SimulatedDays three() {
    return new SimulatedDays(
        0, 9 * HOUR, DAY + 10 * HOUR, DAY + 15 * HOUR, 2 * DAY + 8 * HOUR, 3 * DAY);
  }

  /** From an evening to the next afternoon; errors do not become more. */
  static SimulatedDays one() {
    return new SimulatedDays(20 * HOUR, 13 * HOUR, 15 * HOUR, 17 * HOUR, DAY, 18 * HOUR);
  }

  /** How many minutes there are. */
  int minutes() {
    return good.length - 1;
  }

  /** After which minute all calls are bad for a while. */
  int outage() {
    return outage;
  }

  private boolean isNight(int minute) {
    int hour = (clock + minute) % DAY / HOUR;
    return hour < 6 || hour >= 22;
  }

  /** How likely a call is bad. */
  private double share(int minute) {
    if (minute > outage && minute <= outage + OUTAGE_MINUTES) {
      return 1;
    }
    if (minute > spike && minute <= spike + 2) {
      return 0.3;
    }
    boolean leaks = minute > leak && minute <= leak + LEAK_MINUTES;
    return 0.001 + (leaks ? 0.06 * (minute - leak) / LEAK_MINUTES : 0);
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
  String counter(boolean isGood) {
    StringBuilder values = new StringBuilder("0");
    long value = 0;
    for (int minute = 1; minute <= minutes(); minute++) {
      value = (minute == start ? 0 : value) + (isGood ? good : bad)[minute];
      values.append(' ').append(value);
    }
    return values.toString();
  }
}
