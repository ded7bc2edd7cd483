package ai.datapunk.weft.contract;

import java.time.Duration;

/**
 * The ranges of the numbers and times of a policy, each once: for the compiler, which checks
 * annotations, for settings, and for policies that a program makes itself.
 */
public final class Ranges {

  /** Attempts of an operation, the first call included; one means that nothing is retried. */
  public static final Whole ATTEMPTS = new Whole(1, 100);

  /** Attempts of an operation that somebody asked to retry. */
  public static final Whole ATTEMPTS_OF_RETRIED = new Whole(2, ATTEMPTS.most());

  /** The wait before the second attempt, and the longest wait. */
  public static final Time DELAY = new Time(Duration.ZERO, Duration.ofHours(1));

  /** By what each wait is multiplied. */
  public static final Decimal MULTIPLIER = new Decimal(1, 10);

  /** How far a wait strays, as a share of it. */
  public static final Decimal JITTER = new Decimal(0, 1);

  /** The retries of a service, as a share of its calls; 0 stands for no budget. */
  public static final Decimal BUDGET = new Decimal(0, 1);

  /** How long an operation may take, waits included. */
  public static final Time MAX_DURATION = new Time(Duration.ofMillis(1), Duration.ofDays(1));

  /** The share of calls, failed or slow, at which a circuit opens. */
  public static final Share RATE = new Share();

  /** A circuit's window as a time; whole seconds only. */
  public static final Time WINDOW = new Time(Duration.ofSeconds(1), Duration.ofHours(1));

  /** A circuit's window as a number of calls. */
  public static final Whole WINDOW_CALLS = new Whole(1, 100_000);

  /** How many calls a window must hold before a rate counts. */
  public static final Whole MINIMUM_CALLS = new Whole(1, 100_000);

  /** How long a circuit stays open. */
  public static final Time OPEN_FOR = new Time(Duration.ofMillis(1), Duration.ofDays(1));

  /** How many calls a half-open circuit lets through. */
  public static final Whole TRIAL_CALLS = new Whole(1, 10_000);

  /** How long a call takes at most that is not slow. */
  public static final Time SLOW_CALL = new Time(Duration.ofMillis(1), Duration.ofDays(1));

  /** How many instances of a service have series at a time. */
  public static final Whole MAX_INSTANCES = new Whole(1, 10_000);

  /** The share of healthy instances below which all are picked. */
  public static final Decimal PANIC_THRESHOLD = new Decimal(0, 1);

  /** How long an instance that is healthy again has less than its share of the calls. */
  public static final Time SLOW_START = new Time(Duration.ZERO, Duration.ofHours(1));

  /** The share of calls that an objective wants to be good. */
  public static final Part OBJECTIVE_SHARE = new Part();

  /** Within what time an objective wants calls to end. */
  public static final Time OBJECTIVE_LATENCY =
      new Time(Duration.ofNanos(1_000), Duration.ofDays(1));

  /** How far back an objective's calls count; whole hours only. */
  public static final Time OBJECTIVE_WINDOW = new Time(Duration.ofDays(7), Duration.ofDays(90));

  /** How many values a label may be declared to take. */
  public static final Whole LABEL_VALUES = new Whole(1, 10_000);

  /** How many label sets with an open label have series of their own. */
  public static final Whole LABEL_SETS = new Whole(1, 1_000_000);

  /** How many error types a family tells apart for each service. */
  public static final Whole ERROR_TYPES = new Whole(1, 10_000);

  /** How long nobody touches a series until it ends. */
  public static final Time RETENTION = new Time(Duration.ofSeconds(1), Duration.ofDays(365));

  /** A port to listen on; 0 stands for one that is free. */
  public static final Whole PORT = new Whole(0, 65_535);

  /** How many exchanges of the endpoint run at a time. */
  public static final Whole ENDPOINT_THREADS = new Whole(1, 64);

  /** How many connections wait for a thread of the endpoint. */
  public static final Whole ENDPOINT_QUEUE = new Whole(1, 10_000);

  /** How many connections may wait to be accepted. */
  public static final Whole BACKLOG = new Whole(1, 65_535);

  /** How long an exchange of the endpoint may take. */
  public static final Time ENDPOINT_DEADLINE =
      new Time(Duration.ofMillis(100), Duration.ofMinutes(10));

  /** How long a stop of the endpoint waits for exchanges. */
  public static final Time ENDPOINT_STOP = new Time(Duration.ZERO, Duration.ofMinutes(1));

  private Ranges() {}

  /** Whether a window of that time is in range: whole seconds, neither too short nor too long. */
  public static boolean isWindow(Duration time) {
    return time.toNanosPart() == 0 && WINDOW.contains(time);
  }

  /** Whether an objective's window is in range: whole hours, neither too few nor too many. */
  public static boolean isObjectiveWindow(Duration time) {
    return time.equals(Duration.ofHours(time.toHours())) && OBJECTIVE_WINDOW.contains(time);
  }

  /** Whole numbers, both ends included. */
  public record Whole(int least, int most) {

    /** Whether the number is one of them. */
    public boolean contains(int number) {
      return number >= least && number <= most;
    }

    /** As in {@code "1 to 100"}. */
    @Override
    public String toString() {
      return least + " to " + most;
    }
  }

  /** Numbers, both ends included. */
  public record Decimal(double least, double most) {

    /** Whether the number is one of them; never for one that is not a number. */
    public boolean contains(double number) {
      return number >= least && number <= most;
    }

    /** As in {@code "1 to 10"}. */
    @Override
    public String toString() {
      return written(least) + " to " + written(most);
    }

    private static String written(double number) {
      return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
  }

  /** Shares of a whole: all of it, but not nothing. */
  public record Share() {

    /** Whether the number is one of them; never for one that is not a number. */
    public boolean contains(double number) {
      return number > 0 && number <= 1;
    }

    @Override
    public String toString() {
      return "above 0, at most 1";
    }
  }

  /** Shares of a whole: neither all of it nor nothing. */
  public record Part() {

    /** Whether the number is one of them; never for one that is not a number. */
    public boolean contains(double number) {
      return number > 0 && number < 1;
    }

    @Override
    public String toString() {
      return "above 0, below 1";
    }
  }

  /** Times, both ends included. */
  public record Time(Duration least, Duration most) {

    /** Whether the time is one of them. */
    public boolean contains(Duration time) {
      return time.compareTo(least) >= 0 && !exceedsMost(time);
    }

    /** Whether the time is too long, rather than too short. */
    public boolean exceedsMost(Duration time) {
      return time.compareTo(most) > 0;
    }

    /** As in {@code "\"1ms\" to \"24h\""}. */
    @Override
    public String toString() {
      return "\"" + DurationText.format(least) + "\" to \"" + DurationText.format(most) + "\"";
    }
  }
}
