package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelsTest {

  @Test
  void familiesHaveTheLabelsThatTheyHave() {
    assertThatMember("@Timed void store(@Label(«\"operatoin\") boolean a) {}")
        .reports(Message.LABEL_OF_FAMILY);
    assertThatMember("@Retried void store(@Label(«\"kind\") boolean a) {}")
        .reports(Message.LABEL_OF_FAMILY);
    assertThatMember("@CircuitGuarded void store(@Label(«\"kind\") boolean a) {}")
        .reports(Message.LABEL_OF_FAMILY);
    assertThatMember("@LoadBalanced void store(@Instance URI i, @Label(«\"kind\") boolean a) {}")
        .reports(Message.LABEL_OF_FAMILY);
  }

  @Test
  void labelsNeedAMetricOfOnesOwn() {
    assertThatMember("void store(«@Label(\"kind\") boolean a) {}").reports(Message.LABEL_UNUSED);
    assertThatMember(
            """
            @Retried @Timed(metric = "lake_store_seconds", help = "h")
            void store(@Label("kind") boolean a) {}
            """)
        .isAccepted();
  }

  @Test
  void labelsOfConstructorsAreNotUsed() {
    assertThatMember("Client(«@Label(\"kind\") boolean a) {}").reports(Message.LABEL_UNUSED);
  }

  @Test
  void ofALabelThatNothingUsesNoMoreIsSaid() {
    assertThatMember("Client(«@Label(\"kind\") String a) {}").reports(Message.LABEL_UNUSED);
    assertThatMember("void store(«@Label(\"Email\") Object[] a) {}").reports(Message.LABEL_UNUSED);
  }

  @Test
  void everyLabelIsBounded() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h")
            void store(«@Label("tenant") String a, @Label(value = "zone", max = 40) int b) {}
            """)
        .reports(Message.LABEL_UNBOUNDED);
    assertThatMember(
            """
            enum Kind { HOT, COLD }
            sealed interface Tier permits Fast, Slow {}
            enum Fast implements Tier { RAM, SSD }
            enum Slow implements Tier { DISK }
            @Timed(metric = "lake_store_seconds", help = "h")
            void store(
                @Label("a") Kind a, @Label("b") boolean b, @Label("c") Boolean c, @Label("d") Tier d) {}
            """)
        .isAccepted();
  }

  @Test
  void aSealedTypeThatIsNotMadeOfEnumsIsNotBounded() {
    assertThatMember(
            """
            sealed interface Tier permits Fast, Slow {}
            enum Fast implements Tier { RAM, SSD }
            record Slow(int level) implements Tier {}
            @Timed(metric = "lake_store_seconds", help = "h")
            void store(«@Label("tier") Tier a) {}
            """)
        .reports(Message.LABEL_UNBOUNDED);
  }

  @Test
  void theMaximumOfALabelIsInRange() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h")
            void store(
                @Label(value = "a", max = «-1) String a,
                @Label(value = "b", max = «10001) String b,
                @Label(value = "c", max = 1) String c,
                @Label(value = "d", max = 10000) String d) {}
            """)
        .with("-Aweft.maxSeriesPerMetric=999999", "-Aweft.maxSeries=999999")
        .reports(Message.LABEL_MAX, Message.LABEL_MAX);
  }

  @Test
  void theMaximumOfALabelThatItsTypeBoundsHasNoEffect() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h")
            void store(@Label(value = "a", max = «3) boolean a) {}
            """)
        .reports(Message.LABEL_MAX_ON_CLOSED);
  }

  @Test
  void aLabelsTextDoesNotNameTheObject() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h")
            void store(
                «@Label(value = "a", max = 3) int[] a,
                «@Label(value = "b", max = 3) CompletableFuture<String> b,
                «@Label(value = "c", max = 3) String... c) {}
            """)
        .reports(Message.LABEL_IDENTITY, Message.LABEL_IDENTITY, Message.LABEL_IDENTITY);
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h")
            void store(@Label(value = "a", max = 4) List<String> a) {}
            """)
        .isAccepted();
  }

  @Test
  void aLabelsTextIsNotThatOfObject() {
    assertThatMember(
            """
            static class Node { public String toString(int indent) { return ""; } }
            @Timed(metric = "lake_store_seconds", help = "h")
            void store(
                «@Label(value = "a", max = 3) Node a,
                «@Label(value = "b", max = 3) Thread.UncaughtExceptionHandler[] b) {}
            """)
        .reports(Message.LABEL_IDENTITY, Message.LABEL_IDENTITY);
    assertThatMember(
            """
            static class Node { @Override public String toString() { return "node"; } }
            static class Sub extends Node {}
            record Key(int number) {}
            @Timed(metric = "lake_store_seconds", help = "h", buckets = 1)
            void store(
                @Label(value = "a", max = 1) Sub a,
                @Label(value = "b", max = 1) Key b,
                @Label(value = "c", max = 1) Object c,
                @Label(value = "d", max = 1) CharSequence d) {}
            """)
        .isAccepted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.function.Supplier<String>",
        "java.util.function.IntSupplier",
        "java.util.function.UnaryOperator<String>",
        "Runnable",
        "Callable<String>",
        "Tier",
        "Sub"
      })
  void aLabelIsNoFunction(String type) {
    assertThatMember(
            """
            @FunctionalInterface interface Tier { String name(); }
            interface Sub extends java.util.function.Supplier<String> {
              default String name() { return get(); }
            }
            @Timed(metric = "lake_store_seconds", help = "h")
            void store(«@Label(value = "a", max = 2) %s a) {}
            """
                .formatted(type))
        .reports(Message.LABEL_IDENTITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Comparable<String>", "Tier", "Named", "Key"})
  void otherInterfacesMayHaveAText(String type) {
    assertThatMember(
            """
            interface Tier { String name(); }
            interface Named extends java.util.function.Supplier<String> { String name(); }
            record Key(String get) implements java.util.function.Supplier<String> {}
            @Timed(metric = "lake_store_seconds", help = "h")
            void store(@Label(value = "a", max = 2) %s a) {}
            """
                .formatted(type))
        .isAccepted();
  }

  @Test
  void whatTwoSealedTypesPermitIsCountedOnce() {
    assertThatMember(
            """
            sealed interface Tier permits Near, Far {}
            sealed interface Near extends Tier permits Both, Fast {}
            sealed interface Far extends Tier permits Both {}
            enum Both implements Near, Far { DISK, TAPE }
            enum Fast implements Near { RAM, DISK }
            @Timed(metric = "lake_store_seconds", help = "h", buckets = 1)
            void store(@Label(value = "tier", max = «2) Tier a) {}
            """)
        .reports(Message.LABEL_MAX_ON_CLOSED);
  }

  @Test
  void aTypeVariableIsBoundedByItsEnum() {
    assertThatMember(
            """
            enum Kind { HOT, COLD }
            @Timed(metric = "lake_store_seconds", help = "h")
            <K extends Kind, S extends Kind & Serializable, E extends Enum<E>> void store(
                @Label("a") K a, @Label("b") S b, «@Label("c") E c) {}
            """)
        .reports(Message.LABEL_UNBOUNDED);
  }

  @Test
  void anEnumWithoutConstantsBoundsNothing() {
    assertThatMember(
            """
            enum Kind {}
            @Timed(metric = "lake_store_seconds", help = "h")
            void store(«@Label("a") Kind a, «@Label("b") Optional<Boolean> b) {}
            """)
        .reports(Message.LABEL_UNBOUNDED, Message.LABEL_UNBOUNDED);
  }

  @Test
  void theComponentsOfARecordAreParametersOfItsConstructor() {
    assertThatMember("record Key(«@Label(\"x\") boolean a, «@Instance URI b) {}")
        .reports(Message.LABEL_UNUSED, Message.INSTANCE_WITHOUT_LOAD_BALANCED);
  }

  @Test
  void nativeHistogramsChooseTheirBuckets() {
    String member =
        """
        @Timed(metric = "lake_store_seconds", help = "h", histogram = HistogramType.%s,
            buckets = %s{1, 2})
        void store() {}
        """;
    assertThatMember(member.formatted("NATIVE", "«")).reports(Message.BUCKETS_OF_NATIVE);
    assertThatMember(member.formatted("BOTH", "")).isAccepted();
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", histogram = HistogramType.NATIVE)
            void store() {}
            """)
        .isAccepted();
  }

  @Test
  void bucketsAreInSeconds() {
    String member =
        "@Timed(metric = \"lake_store_seconds\", help = \"h\", buckets = %s) void a() {}";
    assertThatMember(member.formatted("«{5, 10, 100, 1000}"))
        .reports(Message.BUCKETS_IN_MILLISECONDS);
    assertThatMember(member.formatted("«{1, 1000}")).reports(Message.BUCKETS_IN_MILLISECONDS);
    assertThatMember(member.formatted("{0.9, 1000}")).isAccepted();
    assertThatMember(member.formatted("{1, 999.9}")).isAccepted();
    assertThatMember(member.formatted("{5, 10, 1.0 «/ 0}")).reports(Message.BUCKETS);
  }

  @Test
  void bucketsAscend() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h",
                buckets = {«0, 1, «1, 2, 1.0 «/ 0, 0.0 «/ 0})
            void store() {}
            """)
        .reports(Message.BUCKETS, Message.BUCKETS, Message.BUCKETS, Message.BUCKETS);
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", buckets = {0.001, 1, 1.001})
            void store() {}
            """)
        .isAccepted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{60, 300, 900, 1800, 3600, 7200, 14400}",
        "{1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600}",
        "{30, 90, 600, 5400}",
        "{3600, 36000}",
        "{600, 1200, 86400}"
      })
  void theBucketsOfABatchAreSeconds(String buckets) {
    assertThatMember(buckets(buckets)).isAccepted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000}",
        "{100, 500, 1500}",
        "{60, 300, 3000, 30000}",
        "{1000, 60000, 300000}",
        "{60000, 3600000}"
      })
  void bucketsInMillisecondsAreNot(String buckets) {
    assertThatMember(buckets("«" + buckets)).reports(Message.BUCKETS_IN_MILLISECONDS);
  }

  private static String buckets(String buckets) {
    return "@Timed(metric = \"lake_store_seconds\", help = \"h\", buckets = "
        + buckets
        + ") void store() {}";
  }
}
