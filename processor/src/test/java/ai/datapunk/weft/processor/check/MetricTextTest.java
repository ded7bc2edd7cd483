package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import org.junit.jupiter.api.Test;

/** What is printed, word for word, of metrics and their buckets. */
final class MetricTextTest {

  @Test
  void aStandardMetricHasItsLabels() {
    String text =
        "[WEFT-023] \"model_latency_seconds\" is a standard metric of the platform with the labels"
            + " model, operation; here it has %s%s\n"
            + "  Fix: give it exactly those labels, or choose another name";
    String infer = "@Timed(metric = \"model_latency_seconds\", help = \"h\") void infer(";
    assertThatMember(infer + ") {}").prints(text.formatted("none", ""));
    assertThatMember(infer + "@Label(\"model\") boolean a, @Label(\"operatio\") boolean b) {}")
        .prints(text.formatted("model, operatio", " (operatio: did you mean operation?)"));
    assertThatMember("@Timed(metric = \"stream_lag_seconds\", help = \"h\") void lag() {}")
        .prints(
            """
            [WEFT-022] "stream_lag_seconds" is a standard metric of the platform and a gauge, not \
            a histogram
              Fix: choose another name for this one""");
  }

  @Test
  void inWhatTwoMetricsDiffer() {
    String fix =
        "\n  Fix: give both the same, or rename one: a metric has one type, one set of labels, one"
            + " help text, one type of histogram and one list of buckets";
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", buckets = 1) void store() {}
            @Timed(metric = "lake_store_seconds", help = "i", buckets = 2, labels = {"b=1", "a=1"})
            void load() {}
            @Timed(metric = "lake_store_seconds", help = "h", buckets = 1,
                histogram = HistogramType.BOTH)
            void list() {}
            """)
        .prints(
            "[WEFT-021] the metric \"lake_store_seconds\" has the labels a, b here, but no labels in"
                + " shop.Client.store()"
                + fix,
            "[WEFT-021] the metric \"lake_store_seconds\" has the help \"i\" here, but the help \"h\""
                + " in shop.Client.store()"
                + fix,
            "[WEFT-021] the metric \"lake_store_seconds\" has the buckets [2.0] here, but the buckets"
                + " [1.0] in shop.Client.store()"
                + fix,
            "[WEFT-021] the metric \"lake_store_seconds\" has the histogram type BOTH here, but the"
                + " histogram type DEFAULT in shop.Client.store()"
                + fix);
  }

  @Test
  void onlyWhatHasADefaultMayBeLeftOut() {
    String text = "[WEFT-016] the %s is blank\n  Fix: write a name";
    assertThatType("Client", "@MeshService(\"\") class Client {}")
        .prints(text.formatted("service"));
    String orDefault = text + ", or leave it out to take the default";
    assertThatMember("@Timed(service = \" \") void fetch() {}")
        .prints(orDefault.formatted("service"));
    assertThatMember("@Timed(operation = \" \") void fetch() {}")
        .prints(orDefault.formatted("operation"));
    assertThatMember("@Retried(operation = \" \") void fetch() {}")
        .prints(orDefault.formatted("operation"));
  }

  @Test
  void whatMillisecondsAreInSeconds() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", buckets = {5, 10, 100, 2000})
            void store() {}
            """)
        .prints(
            """
            [WEFT-116] buckets from 5.0 to 2000.0 look like milliseconds, but bounds are in seconds
              Fix: write seconds: from 0.005 to 2.0""");
  }

  @Test
  void bucketsAreCountedFromOne() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", buckets = {1, 2, 2}) void store() {}
            """)
        .prints(
            """
            [WEFT-073] bucket 3 is 2.0: bounds must be positive, finite and ascending
              Fix: write upper bounds in the metric's unit, smallest first, without +Inf: {0.01, 0.1, 1}""");
  }
}
