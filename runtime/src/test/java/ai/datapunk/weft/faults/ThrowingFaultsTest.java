package ai.datapunk.weft.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.faults.Fault.Call;
import ai.datapunk.weft.testing.Scrape;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Users' code that throws leaves a call what it would have had. */
class ThrowingFaultsTest {

  /** What can be thrown, whatever a method declares. */
  private static final List<Supplier<Throwable>> KINDS =
      List.of(
          () -> new IllegalArgumentException("struck"),
          () -> new StackOverflowError("struck"),
          Struck::checked,
          () -> new OutOfMemoryError("struck"),
          () -> new NoClassDefFoundError("struck"),
          () -> new AssertionError("struck"));

  static Stream<Arguments> faults() {
    return faults(KINDS.size());
  }

  static Stream<Arguments> faultsThatStay() {
    return faults(2);
  }

  private static Stream<Arguments> faults(int kinds) {
    return Faults.ALL.stream()
        .flatMap(
            fault ->
                KINDS.stream()
                    .limit(kinds)
                    .map(Supplier::get)
                    .map(thrown -> Arguments.of(fault, thrown)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void onceItLeavesTheCallAndIsCounted(Fault fault, Throwable thrown) throws Throwable {
    Strike strike = Strike.throwing(fault.place(), thrown, false);
    try (World world = new World(strike)) {
      Call call = fault.setup().of(world);
      strike.arm();
      assertSees(fault, world, call);
      strike.disarm();
      assertThat(strike.hasStruck()).isTrue();
      Scrape scrape = world.scrape();
      assertThat(scrape.value("weft_recording_failures_total")).isEqualTo(fault.counted());
      assertThat(world.warnings()).hasSize(fault.logged());
      assertThat(scrape.value(fault.recorded())).isEqualTo(1);
      assertThat(scrape.sum("load_balancer_active_connections")).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("faultsThatStay")
  void alwaysItLeavesTheCallToo(Fault fault, Throwable thrown) throws Throwable {
    Strike strike = Strike.throwing(fault.place(), thrown, true);
    try (World world = new World(strike)) {
      Call call = fault.setup().of(world);
      strike.arm();
      assertSees(fault, world, call);
      strike.disarm();
      assertThat(world.scrape().value("weft_recording_failures_total"))
          .isGreaterThanOrEqualTo(fault.counted());
    }
  }

  private static void assertSees(Fault fault, World world, Call call) {
    Object seen = call.outcome("v");
    switch (fault.sees()) {
      case RESULT -> assertThat(seen).isSameAs(world.value);
      case FAILURE -> assertThat(seen).isSameAs(world.failure);
      case SCRAPE ->
          assertThat(seen)
              .isInstanceOfSatisfying(
                  Scrape.class, scrape -> assertThat(scrape.value(fault.recorded())).isEqualTo(1));
    }
  }
}
