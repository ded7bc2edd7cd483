package ai.datapunk.weft.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.Scrape;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls at the end of the stack: one at each depth from where there is plenty of it to where there
 * is none, of methods that return and that throw, before the JVM has compiled anything and after.
 */
class EndOfStackTest extends EndOfStackFixture {

  /** Of whose calls each has them counted: the one before was a second ago. */
  private static final String BUDGETED = "with a budget";

  private static final Map<String, MethodSpec> METHODS =
      new TreeMap<>(
          Map.of(
              "timed",
              TIMED,
              "balanced",
              BALANCED,
              "half-open",
              HALF_OPEN,
              "retried",
              HALF_OPEN.retried("stock", "fetch", TWICE),
              BUDGETED,
              TIMED.retried("stock", "fetch", TWICE.budget(0.2))));

  /** How many calls have begun, attempts have been made, and calls gave what they were to give. */
  private int calls;

  private final int[] attempts = new int[1];
  private int given;
  private long millisApart;

  static Stream<Arguments> calls() {
    return eachOf(METHODS.keySet(), 3_000);
  }

  /** Calls an advised method. */
  interface Woven {

    /**
     * What the call gives.
     *
     * @param attempts counts how often the body has run
     * @param result of the body: if it is an exception, it is thrown
     */
    @Nullable Object call(Probe probe, int[] attempts, Object result);
  }

  private @Nullable Object call(Woven woven, Probe probe, boolean fails) {
    calls++;
    return woven.call(probe, attempts, fails ? failure : value);
  }

  private void callAt(int frames, Woven woven, Probe probe, boolean fails) {
    time.millis(millisApart);
    int before = attempts[0];
    Object gave = DeepStack.at(frames, () -> call(woven, probe, fails));
    if (gave == (fails ? failure : value)) {
      given++;
    } else {
      // While a permit cannot be given back yet, there is none for others.
      assertThat(gave).isInstanceOfAny(StackOverflowError.class, CallRefusedException.class);
      assertThat(attempts[0] == before || fails).as("a result was there").isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aCallGivesWhatItHasAndIsCountedAndGivesBackWhatItTook(
      String method, boolean fails, int before) throws Exception {
    ClassProbes.load(EndOfStackTest.class, mesh); // As the first annotated class of a JVM does.
    MethodSpec spec = requireNonNull(METHODS.get(method));
    millisApart = method.equals(BUDGETED) ? 1_001 : 0;
    Probe probe = NewProbe.withZeros(spec, mesh, Object.class);
    Woven woven = WovenCall.fresh();
    for (int i = 0; i < before; i++) {
      callAt(0, woven, probe, fails);
    }
    letHalfOpen(spec);
    calls = 0;
    attempts[0] = 0;
    given = 0;
    Scrape earlier = Scrape.of(registry);
    DeepStack.atEach(frames -> callAt(frames, woven, probe, fails));
    if (before > 0) {
      Woven interpreted = WovenCall.fresh(); // What it calls has been compiled.
      DeepStack.atEach(frames -> callAt(frames, interpreted, probe, fails));
    }
    Scrape after = Scrape.of(registry);
    assertThat(inFlight(after)).isZero();
    assertThat(failures(after)).as("nothing is lost").isEqualTo(failures(earlier));
    double succeeded = counted(after, "success") - counted(earlier, "success");
    double failed = counted(after, "failure") - counted(earlier, "failure");
    assertThat(succeeded).isEqualTo(fails ? 0 : given);
    assertThat(succeeded + failed).isBetween((double) given, (double) calls);
    assertThat(call(woven, probe, false)).as("all goes on").isSameAs(value);
    assertThat(counted(Scrape.of(registry), "success")).isEqualTo(counted(after, "success") + 1);
  }

  private static double failures(Scrape scrape) {
    return scrape.value("weft_recording_failures_total");
  }
}
