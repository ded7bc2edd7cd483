package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is printed, word for word, of objectives. */
final class ObjectiveTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1.0 | an objective of all calls leaves no error budget",
        "100 | 100.0 | an objective of all calls leaves no error budget",
        "99.9 | 99.9 | 99.9 % of all calls is 0.999",
        "90 | 90.0 | 90 % of all calls is 0.90",
        "101 | 101.0 | no share of calls is above 1",
        "0 | 0.0 | it has to be above 0",
      })
  void whyAShareIsNone(String source, String printed, String why) {
    assertThatMember(fetch("availability = " + source))
        .prints(
            """
            [WEFT-148] availability = %s is out of range: %s
              Fix: write a share of calls, above 0 and below 1: 0.999 over "30d" leaves an \
            error budget of 43m 12s"""
                .formatted(printed, why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200ms | \"100ms\" and \"250ms\"",
        "1ms | \"5ms\"",
        "1m | \"10s\"",
      })
  void theNearestBoundsAreNamed(String latency, String bounds) {
    assertThatMember(fetch("latency = \"" + latency + "\", latencyTarget = 0.99"))
        .prints(
            """
            [WEFT-153] latency = "%s" is not a bucket's bound of "mesh_call_duration_seconds", so \
            how many calls end within it is not counted; the nearest: %s
              Fix: choose one of these; or add the bound to the buckets of a metric of one's own, or \
            let that have native ones (histogram = HistogramType.NATIVE); where the mesh is built \
            with native ones, write @SuppressWarnings("weft:WEFT-153")"""
                .formatted(latency, bounds));
  }

  @ParameterizedTest
  @CsvSource({
    "0.99999, 30d, 25.92s",
    "0.999999, 90d, 7.776s",
    "0.9999999, 7d, 0.06s",
  })
  void whatIsLeftIsReckonedExactly(String share, String window, String left) {
    assertThatMember(fetch("availability = " + share + ", window = \"" + window + "\""))
        .prints(
            """
            [WEFT-155] availability = %s over "%s" leaves an error budget of %s: an outage has used \
            that up before Prometheus, which scrapes once a minute unless told otherwise, has seen it
              Fix: write fewer nines, or a longer window: 0.999 over "30d" leaves 43m 12s"""
                .formatted(share, window, left));
  }

  @Test
  void aShareOfBadCalls() {
    assertThatMember(fetch("availability = 0.001"))
        .prints(
            """
            [WEFT-156] availability = 0.001 is reached while most calls fail
              Fix: write the share of good calls and not of bad ones: 0.999""");
  }

  @Test
  void allThatTwoObjectivesDifferInIsListed() {
    assertThatMember(
            fetch("availability = 0.99, latency = \"1s\", latencyTarget = 0.9, window = \"7d\"")
                + "\n@Timed(objective = @Objective(availability = 0.9)) void fetch(int a) {}")
        .prints(
            """
            [WEFT-157] these calls are recorded in the same series as those of shop.Client.fetch(), \
            which have another objective: availability is 0.9 here and 0.99 there; latency is not \
            set here and 1s there; latencyTarget is not set here and 0.9 there; window is 30d here \
            and 7d there
              Fix: give both the same, or record them apart, as with another operation""");
  }

  private static String fetch(String attributes) {
    return "@Timed(objective = @Objective(" + attributes + ")) void fetch() {}";
  }
}
