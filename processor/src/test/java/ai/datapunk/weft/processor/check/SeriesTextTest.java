package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;

import org.junit.jupiter.api.Test;

/** What is printed, word for word, of numbers: of series, of values and of calls. */
final class SeriesTextTest {

  private static final String TIMED = "@Timed(metric = \"lake_store_seconds\", help = \"h\") ";

  @Test
  void seriesAreMultipliedAndAddedUp() {
    String text =
        "[WEFT-033] lake_store_seconds: %s series, more than the 1 that weft.maxSeriesPerMetric"
            + " allows\n  Fix: lower a maximum, drop a label or some buckets, or raise the limit with"
            + " -Aweft.maxSeriesPerMetric=…";
    assertSeries(
        TIMED
            + "void store(@Label(value = \"zone\", max = 7) int a, @Label(value = \"b\", max = 1) int b) {}",
        text.formatted("7 zone × 17 (14 buckets, +Inf, sum and count) = 119"));
    assertSeries(
        "@Timed(metric = \"lake_store_seconds\", help = \"h\", histogram = HistogramType.NATIVE)"
            + " void store() {}",
        text.formatted("3 (+Inf, sum and count) = 3"));
    assertSeries(
        "@Timed(metric = \"lake_store_seconds\", help = \"h\", histogram = HistogramType.BOTH,"
            + " buckets = 1) void store() {}",
        text.formatted("5 (1 bucket, +Inf, sum, count and native) = 5"));
    assertSeries(
        """
        @Timed(metric = "lake_store_seconds", help = "h", buckets = 1, labels = "tier=hot")
        void store() {}
        @Timed(metric = "lake_store_seconds", help = "h", buckets = 1, labels = "tier=cold")
        void load() {}
        """,
        text.formatted(
            "(4 (1 bucket, +Inf, sum and count)) + (4 (1 bucket, +Inf, sum and count)) = 8"));
  }

  @Test
  void theLargestShareOfAModuleIsNamed() {
    assertThatMember(
            """
            @Timed(metric = "lake_a_seconds", help = "h", buckets = 1) void a() {}
            @Timed(metric = "lake_b_seconds", help = "h", buckets = {1, 2}) void b() {}
            """)
        .with("-Aweft.maxSeries=8")
        .prints(
            """
            [WEFT-035] this module makes 9 series, more than the 8 that weft.maxSeries allows; the \
            largest share is lake_b_seconds with 5
              Fix: lower what is largest, or raise the limit with -Aweft.maxSeries=…""");
  }

  @Test
  void oneIsNoPlural() {
    String max = "[WEFT-032] max = 3 has no effect: %s\n  Fix: leave max out";
    assertThatMember(
            "enum Only { ONE } " + TIMED + "void store(@Label(value = \"a\", max = 3) Only a) {}")
        .prints(max.formatted("Client.Only has 1 value"));
    assertThatMember(TIMED + "void store(@Label(value = \"a\", max = 3) boolean a) {}")
        .prints(max.formatted("boolean has 2 values"));
    String window =
        """
        [WEFT-065] minimumCalls = 20 (the default) is more than the window holds: %s
          Fix: write a minimumCalls of at most that, so that both say when a rate counts, or a \
        larger window""";
    assertThatMember("@CircuitGuarded(window = \"1 call\") void fetch() {}")
        .prints(window.formatted("1 call"));
    assertThatMember("@CircuitGuarded(window = \"2 calls\") void fetch() {}")
        .prints(window.formatted("2 calls"));
  }

  @Test
  void aLimitIsNearFromEightyPercentOn() {
    String one = "@Timed(metric = \"lake_store_seconds\", help = \"h\", buckets = 1) void a() {}";
    assertThatMember(one)
        .with("-Aweft.maxSeriesPerMetric=5")
        .prints(
            """
            [WEFT-034] lake_store_seconds: 4 (1 bucket, +Inf, sum and count) = 4 series, 80 % or \
            more of the 5 that weft.maxSeriesPerMetric allows
              Fix: lower a maximum before it grows, or raise the limit with \
            -Aweft.maxSeriesPerMetric=…""");
    assertThatMember(one)
        .with("-Aweft.maxSeries=5")
        .prints(
            """
            [WEFT-036] this module makes 4 series, 80 % or more of the 5 that weft.maxSeries \
            allows; the largest share is lake_store_seconds with 4
              Fix: lower what is largest, or raise the limit with -Aweft.maxSeries=…""");
  }

  private static void assertSeries(String member, String text) {
    assertThatMember(member).with("-Aweft.maxSeriesPerMetric=1").prints(text);
  }
}
