package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatSources;

import ai.datapunk.weft.processor.MarkedSource;
import org.junit.jupiter.api.Test;

/** Methods that share a metric share the values of its labels. */
final class LabelMaximaTest {

  private static final String TIMED =
      "@Timed(metric = \"lake_store_seconds\", help = \"h\", buckets = 1) ";

  /** Parameters of a method each, with one bucket, +Inf, sum and count for each value. */
  private static String methods(String... parameters) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parameters.length; i++) {
      text.append(TIMED).append("void store%d(%s) {}\n".formatted(i, parameters[i]));
    }
    return text.toString();
  }

  @Test
  void theSameMaximumInTwoMethodsIsOne() {
    String text = methods(max(40), max(40));
    assertThatMember(text).with("-Aweft.maxSeriesPerMetric=201").isAccepted();
    assertThatMember(text)
        .with("-Aweft.maxSeriesPerMetric=159")
        .prints(tooMany("40 tenant × 4 (1 bucket, +Inf, sum and count) = 160", 159));
  }

  @Test
  void theLargestMaximumIsCounted() {
    assertThatMember(methods(max(40), max(60)))
        .with("-Aweft.maxSeriesPerMetric=239", "-Aweft.WEFT_119=off")
        .prints(tooMany("60 tenant × 4 (1 bucket, +Inf, sum and count) = 240", 239));
  }

  @Test
  void knownValuesComeOnTop() {
    assertThatMember(
            "enum Tenant { A, B, C }\n" + methods("@Label(\"tenant\") Tenant a", max(40), max(40)))
        .with("-Aweft.maxSeriesPerMetric=171")
        .prints(tooMany("43 tenant × 4 (1 bucket, +Inf, sum and count) = 172", 171));
  }

  @Test
  void aSmallerMaximumIsToldWithTheOneThatHolds() {
    assertThatMember(methods(max(40), max(60)))
        .prints(
            """
            [WEFT-119] the label "tenant" has max = 40 here, but max = 60 in \
            shop.Client.store1(java.lang.String): the larger one holds for all methods of the \
            metric "lake_store_seconds", which share the label's values
              Fix: give both the same; where this one is to say what this method gives, write \
            @SuppressWarnings("weft:WEFT-119")\
            """);
  }

  @Test
  void eachSmallerMaximumIsTold() {
    assertThatMember(methods(max("«50"), max(60), max("«40"), max(60)))
        .reports(Message.LABEL_MAXIMA, Message.LABEL_MAXIMA);
    String zone = ", @Label(value = \"zone\", max = %s) int b";
    assertThatMember(methods(max("«2") + zone.formatted("5"), max("3") + zone.formatted("«4")))
        .reports(Message.LABEL_MAXIMA, Message.LABEL_MAXIMA);
  }

  @Test
  void otherMetricsAndLabelsAreNoConcern() {
    assertThatMember(
            methods(max(40))
                + """
                @Timed(metric = "lake_load_seconds", help = "h", buckets = 1)
                void load(@Label(value = "tenant", max = 60) String a) {}
                """)
        .isAccepted();
    assertThatMember(methods(max(40), "@Label(\"tenant\") boolean a")).isAccepted();
  }

  @Test
  void aMaximumThatIsOutOfRangeIsNotComparedWith() {
    assertThatMember(methods(max(40), max("«20000"))).reports(Message.LABEL_MAX);
    assertThatMember(methods(max(40), "«@Label(\"tenant\") String a"))
        .reports(Message.LABEL_UNBOUNDED);
  }

  @Test
  void itCanBeSuppressedWhereItStands() {
    assertThatMember(methods("@SuppressWarnings(\"weft:WEFT-119\") " + max(40), max(60)))
        .isAccepted();
    assertThatMember("@SuppressWarnings(\"weft:WEFT-119\")\n" + methods(max(40), max(60)))
        .isAccepted();
  }

  @Test
  void classesOfAModuleAreCompared() {
    String text =
        "import ai.datapunk.weft.annotation.*;\nclass %s {\n  " + TIMED + "void go(%s) {}\n}\n";
    assertThatSources(
            MarkedSource.of("A", text.formatted("A", max(60))),
            MarkedSource.of("B", text.formatted("B", max("«40"))))
        .reports(Message.LABEL_MAXIMA);
  }

  private static String max(int max) {
    return max(Integer.toString(max));
  }

  private static String max(String max) {
    return "@Label(value = \"tenant\", max = " + max + ") String a";
  }

  private static String tooMany(String arithmetic, int limit) {
    return "[WEFT-033] lake_store_seconds: "
        + arithmetic
        + " series, more than the "
        + limit
        + " that weft.maxSeriesPerMetric allows\n  Fix: lower a maximum, drop a label or some"
        + " buckets, or raise the limit with -Aweft.maxSeriesPerMetric=…";
  }
}
