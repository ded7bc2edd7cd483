package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectivesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "availability = 0.999",
        "latency = \"250ms\", latencyTarget = 0.99",
        "availability = 0.5, latency = \"5ms\", latencyTarget = 0.5, window = \"7d\"",
        "availability = 0.9999, latency = \"10s\", latencyTarget = 0.9, window = \"90d\"",
        "latency = \"0.075s\", latencyTarget = 0.9, window = \"169h\"",
        "availability = 0.9999, window = \"7d\"",
      })
  void anObjectiveOfTheFamiliesIsTaken(String attributes) {
    assertThatMember(fetch(attributes)).isAccepted();
  }

  @Test
  void anObjectiveThatIsLeftOutIsNone() {
    assertThatMember("@Timed void fetch() {}").isAccepted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "window = \"7d\"", "latency = \"\""})
  void anObjectiveSaysSomething(String attributes) {
    assertThatMember("@Timed(objective = «@Objective(" + attributes + ")) void fetch() {}")
        .reports(Message.OBJECTIVE_EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1", "99.9", "100", "100.5", "0", "0.0", "-0.5"})
  void aShareIsBetweenNothingAndAll(String share) {
    assertThatMember(fetch("availability = «" + share)).reports(Message.OBJECTIVE_SHARE);
    assertThatMember(fetch("latency = \"1s\", latencyTarget = «" + share))
        .reports(Message.OBJECTIVE_SHARE);
  }

  @Test
  void noNumberIsNoShare() {
    assertThatMember(fetch("availability = 0.0 «/ 0")).reports(Message.OBJECTIVE_SHARE);
  }

  @Test
  void aShareOfLessThanHalfIsLikelyThatOfTheOthers() {
    assertThatMember(fetch("availability = «0.001, latency = \"1s\", latencyTarget = «0.49"))
        .reports(Message.OBJECTIVE_LOW, Message.OBJECTIVE_LOW);
  }

  @Test
  void aLatencyAndItsTargetBelongTogether() {
    assertThatMember(fetch("latency = «\"1s\"")).reports(Message.OBJECTIVE_TARGET);
    assertThatMember(fetch("latencyTarget = «0.99")).reports(Message.OBJECTIVE_WITHOUT_LATENCY);
    assertThatMember(fetch("availability = 0.9, latency = \"\", latencyTarget = «0.99"))
        .reports(Message.OBJECTIVE_WITHOUT_LATENCY);
  }

  @Test
  void timesAreDurations() {
    assertThatMember(
            fetch("latency = «\"250 milliseconds\", latencyTarget = 0.99, window = «\"30 days\""))
        .reports(Message.DURATION, Message.DURATION);
    assertThatMember(fetch("availability = 0.99, window = «\"\"")).reports(Message.DURATION);
  }

  @Test
  void aLatencyIsInRange() {
    assertThatMember(fetch("latency = «\"999ns\", latencyTarget = 0.99"))
        .reports(Message.DURATION_RANGE);
    assertThatMember(fetch("latency = «\"25h\", latencyTarget = 0.99"))
        .reports(Message.DURATION_RANGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"167h", "1d", "91d", "2161h", "7.001d", "30.5ms"})
  void aWindowIsSomeDaysOfWholeHours(String window) {
    assertThatMember(fetch("availability = 0.99, window = «\"" + window + "\""))
        .reports(Message.OBJECTIVE_WINDOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"200ms", "1ms", "11s", "1h"})
  void aLatencyOfTheFamiliesIsABucketsBound(String latency) {
    assertThatMember(fetch("latency = «\"" + latency + "\", latencyTarget = 0.99"))
        .reports(Message.OBJECTIVE_BOUND);
  }

  @Test
  void aMeshOfNativeHistogramsNeedsNoBound() {
    assertThatMember(
            "@SuppressWarnings(\"weft:WEFT-153\") "
                + fetch("latency = \"200ms\", latencyTarget = 0.99"))
        .isAccepted();
  }

  @Test
  void aLatencyOfAMetricIsABoundOfThat() {
    String own = "@Timed(metric = \"lake_load_seconds\", help = \"Loads\", ";
    assertThatMember(
            own
                + "buckets = {0.001, 0.2, 40}, objective ="
                + " @Objective(latency = \"200ms\", latencyTarget = 0.99)) void load() {}")
        .isAccepted();
    assertThatMember(
            own
                + "buckets = {0.001, 0.2, 40}, objective ="
                + " @Objective(latency = «\"250ms\", latencyTarget = 0.99)) void load() {}")
        .reports(Message.OBJECTIVE_BOUND);
    assertThatMember(
            own
                + "objective = @Objective(latency = \"250ms\", latencyTarget = 0.99))"
                + " void load() {}")
        .isAccepted();
    assertThatMember(
            own
                + "objective = @Objective(latency = «\"200ms\", latencyTarget = 0.99))"
                + " void load() {}")
        .reports(Message.OBJECTIVE_BOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NATIVE", "BOTH"})
  void nativeBucketsNeedNoBound(String type) {
    assertThatMember(
            """
            @Timed(metric = "lake_load_seconds", help = "Loads", histogram = HistogramType.%s,
                objective = @Objective(latency = "123ms", latencyTarget = 0.99))
            void load() {}
            """
                .formatted(type))
        .isAccepted();
  }

  @Test
  void bucketsThatAreWrongAreSaidOnce() {
    assertThatMember(
            """
            @Timed(metric = "lake_load_seconds", help = "Loads", buckets = {«-1, 0.25, 1.0 «/ 0},
                objective = @Objective(latency = "250ms", latencyTarget = 0.99))
            void load() {}
            """)
        .reports(Message.BUCKETS, Message.BUCKETS);
  }

  @Test
  void aMetricDoesNotSayHowCallsEnded() {
    assertThatMember(
            """
            @Timed(metric = "lake_load_seconds", help = "Loads",
                objective = @Objective(availability = «0.99, latency = "1s", latencyTarget = 0.99))
            void load() {}
            """)
        .reports(Message.OBJECTIVE_STATUS);
  }

  @Test
  void aBudgetIsNotSpentBeforeAnybodyKnows() {
    assertThatMember(fetch("availability = «0.99999")).reports(Message.OBJECTIVE_BUDGET);
    assertThatMember(fetch("latency = \"1s\", latencyTarget = «0.99999, window = \"60d\""))
        .reports(Message.OBJECTIVE_BUDGET);
    assertThatMember(fetch("availability = 0.99999, window = \"70d\"")).isAccepted();
    assertThatMember(fetch("availability = 0.99999, window = «\"1h\""))
        .reports(Message.OBJECTIVE_WINDOW);
  }

  @Test
  void oneOfAClassIsOfAllItsMethodsAndSaidOnce() {
    assertThatType(
            "Client",
            """
            @MeshService("inventory")
            @Timed(objective = @Objective(availability = «1))
            class Client {
              public void fetch() {}
              public void load() {}
              @Timed public void store() {}
            }
            """)
        .reports(Message.OBJECTIVE_SHARE);
  }

  @Test
  void callsOfTheSameSeriesHaveTheSameObjective() {
    assertThatMember(
            fetch("availability = 0.99")
                + "\n@Timed(objective = @Objective(availability = «0.999)) void fetch(int a) {}")
        .reports(Message.OBJECTIVE_CONFLICT);
    assertThatMember(
            fetch("availability = 0.99, window = \"14d\"")
                + "\n@Timed(objective = «@Objective(availability = 0.99)) void fetch(int a) {}")
        .reports(Message.OBJECTIVE_CONFLICT);
    assertThatMember(
            fetch("availability = 0.99")
                + "\n@Timed(objective = @Objective(availability = 0.99)) void fetch(int a) {}"
                + "\n@Timed void fetch(long a) {}"
                + "\n@Timed(objective = @Objective(availability = 0.9)) void load() {}")
        .isAccepted();
  }

  @Test
  void constantsTellTheSeriesOfAMetricApart() {
    String source =
        """
        @Timed(metric = "lake_load_seconds", help = "Loads", labels = "tier=%s",
            objective = @Objective(latency = "1s", latencyTarget = %s))
        void load%s() {}
        """;
    assertThatMember(
            source.formatted("hot", "0.99", "Hot") + source.formatted("cold", "0.9", "Cold"))
        .isAccepted();
    assertThatMember(
            source.formatted("hot", "0.99", "Hot") + source.formatted("hot", "«0.9", "Again"))
        .reports(Message.OBJECTIVE_CONFLICT);
  }

  private static String fetch(String attributes) {
    return "@Timed(objective = @Objective(" + attributes + ")) void fetch() {}";
  }
}
