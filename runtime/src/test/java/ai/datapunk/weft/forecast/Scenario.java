package ai.datapunk.weft.forecast;

import static ai.datapunk.weft.forecast.Course.ramp;
import static ai.datapunk.weft.forecast.Course.steady;
import static ai.datapunk.weft.forecast.Course.step;
import static ai.datapunk.weft.forecast.Course.swinging;

import ai.datapunk.weft.forecast.SimulatedCircuit.Window;
import java.util.List;
import java.util.function.IntFunction;

/** What happens to a simulated service. */
interface Scenario {

  Window TIME = Window.time(30);
  Window SHORT = Window.time(10);
  Window CALLS = Window.calls(100);
  Window FEW_CALLS = Window.calls(20);
  Course BUSY = steady(50);
  Course SWINGING = swinging(50);
  Course QUIET = steady(2);

  /** What the outages of a kind have in common, for comparing estimators. */
  enum Kind {
    RAMP,
    STEP,
    LITTLE_TRAFFIC,
    SMALL_WINDOW,
    /** One that opens the circuit at once, which nobody foresees. */
    SUDDEN
  }

  /** An outage that begins at an onset. */
  record Outage(Kind kind, String name, Window window, Course traffic, IntFunction<Course> share) {}

  /** So many days on which the service is as it always is. */
  record Day(String name, Window window, Course traffic, Course share, double days) {}

  /** In the order of the page. */
  static List<Outage> outages() {
    return List.of(
        ramp(Kind.RAMP, 20, TIME, BUSY, "50/s"),
        ramp(Kind.RAMP, 60, TIME, BUSY, "50/s"),
        ramp(Kind.RAMP, 120, TIME, BUSY, "50/s"),
        ramp(Kind.RAMP, 300, TIME, BUSY, "50/s"),
        ramp(Kind.RAMP, 600, TIME, BUSY, "50/s"),
        ramp(Kind.RAMP, 120, TIME, SWINGING, "16 to 158/s"),
        ramp(Kind.RAMP, 60, SHORT, BUSY, "50/s"),
        ramp(Kind.RAMP, 120, CALLS, BUSY, "50/s"),
        step(Kind.STEP, 60, TIME, BUSY, "50/s"),
        step(Kind.STEP, 100, TIME, BUSY, "50/s"),
        step(Kind.SUDDEN, 60, CALLS, BUSY, "50/s"),
        step(Kind.SUDDEN, 100, CALLS, BUSY, "50/s"),
        ramp(Kind.LITTLE_TRAFFIC, 60, TIME, QUIET, "2/s"),
        ramp(Kind.LITTLE_TRAFFIC, 120, TIME, QUIET, "2/s"),
        step(Kind.LITTLE_TRAFFIC, 100, TIME, QUIET, "2/s"),
        ramp(Kind.LITTLE_TRAFFIC, 120, CALLS, QUIET, "2/s"),
        ramp(Kind.SMALL_WINDOW, 60, FEW_CALLS, BUSY, "50/s"),
        ramp(Kind.SMALL_WINDOW, 120, FEW_CALLS, BUSY, "50/s"));
  }

  private static Outage ramp(Kind kind, int seconds, Window window, Course traffic, String calls) {
    String time = seconds < 60 ? seconds + " s" : seconds / 60 + " min";
    return new Outage(
        kind,
        "in %s from well to all failing, %s".formatted(time, calls),
        window,
        traffic,
        onset -> Course.ramp(onset, seconds));
  }

  private static Outage step(Kind kind, int percent, Window window, Course traffic, String calls) {
    return new Outage(
        kind,
        "at once %d %% failing, %s".formatted(percent, calls),
        window,
        traffic,
        onset -> Course.step(onset, percent / 100.0));
  }

  /** In the order of the page. */
  static List<Day> days() {
    return List.of(
        new Day("1 % failing, 50/s", TIME, BUSY, steady(0.01), 1),
        new Day("5 % failing, 50/s", TIME, BUSY, steady(0.05), 1),
        new Day("20 % failing, 50/s", TIME, BUSY, steady(0.2), 1),
        new Day("5 % failing, 16 to 158/s", TIME, SWINGING, steady(0.05), 1),
        new Day("5 % failing, 50/s", CALLS, BUSY, steady(0.05), 1),
        new Day("5 % failing, 50/s", FEW_CALLS, BUSY, steady(0.05), 1),
        new Day("1 % failing, 2/s", TIME, QUIET, steady(0.01), 4),
        new Day("5 % failing, 2/s", TIME, QUIET, steady(0.05), 4),
        new Day("5 % failing, 2/s", CALLS, QUIET, steady(0.05), 4));
  }

  /** Days that are not well, without an outage. */
  static List<Day> restlessDays() {
    return List.of(
        new Day("rises to 30 %, every 10 min, 50/s", TIME, BUSY, Course.bumps(), 0.5),
        new Day("flapping, 50/s", TIME, BUSY, Course.flapping(17), 0.5));
  }
}
