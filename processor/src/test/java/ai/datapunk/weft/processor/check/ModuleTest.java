package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatSources;

import ai.datapunk.weft.processor.MarkedSource;
import org.junit.jupiter.api.Test;

final class ModuleTest {

  private static final String ENUMS = "enum Region { A, B, C, D } enum Tier { X, Y, Z } ";

  @Test
  void aMetricHasOneSetOfLabels() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", labels = "tier=hot")
            void store(@Label("kind") boolean a) {}
            @Timed(metric = "lake_store_seconds", help = "h")
            void same(@Label("tier") boolean a, @Label("kind") boolean b) {}
            @Timed(metric = «"lake_store_seconds", help = "h")
            void load(@Label("kind") boolean a) {}
            """)
        .reports(Message.METRIC_CONFLICT);
  }

  @Test
  void aMetricHasOneHelpAndOneListOfBuckets() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", buckets = {1, 2})
            void store() {}
            @Timed(metric = "lake_store_seconds", help = «"other", buckets = «{1, 3})
            void load() {}
            «@Timed(metric = "lake_store_seconds", help = "h")
            void list() {}
            """)
        .reports(Message.METRIC_CONFLICT, Message.METRIC_CONFLICT, Message.METRIC_CONFLICT);
  }

  @Test
  void aMetricHasOneTypeOfHistogram() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", histogram = HistogramType.NATIVE)
            void store() {}
            @Timed(metric = "lake_store_seconds", help = "h", histogram = HistogramType«.BOTH)
            void load() {}
            «@Timed(metric = "lake_store_seconds", help = "h")
            void list() {}
            @Timed(metric = "lake_store_seconds", help = "h", histogram = HistogramType.NATIVE)
            void drop() {}
            """)
        .reports(Message.METRIC_CONFLICT, Message.METRIC_CONFLICT);
  }

  @Test
  void whatABreakerCountsAsAFailureIsPartOfIt() {
    assertThatSources(
            MarkedSource.of("A", client("A", "@CircuitGuarded")),
            MarkedSource.of("B", client("B", "@CircuitGuarded(failOn = Throwable.class)")),
            MarkedSource.of(
                "C", client("C", "@CircuitGuarded(failOn = IllegalStateException«.class)")))
        .reports(Message.BREAKER_CONFLICT);
  }

  @Test
  void aServiceHasOneBreaker() {
    assertThatSources(
            MarkedSource.of("A", client("A", "@CircuitGuarded(window = \"30s\", trialCalls = 3)")),
            MarkedSource.of("B", client("B", "@CircuitGuarded(window = \"0.5m\")")),
            MarkedSource.of("C", client("C", "@CircuitGuarded(window = «\"20 calls\")")),
            MarkedSource.of("D", client("D", "@CircuitGuarded(service = \"o\", trialCalls = 4)")))
        .reports(Message.BREAKER_CONFLICT);
  }

  @Test
  void theInstancesOfAServiceAreOfOneType() {
    assertThatMember(
            """
            @LoadBalanced void a(@Instance Object at) {}
            @LoadBalanced void b(@Instance URI at) {}
            @LoadBalanced void c(«@Instance String at) {}
            @LoadBalanced void d(«@Instance Integer at) {}
            @LoadBalanced(service = "orders") void e(@Instance String at) {}
            """)
        .reports(Message.INSTANCE_TYPES, Message.INSTANCE_TYPES);
  }

  @Test
  void instancesMayBeOfSeveralTypesAtOnce() {
    assertThatMember(
            """
            interface Peer {}
            interface Host {}
            record Node(String name) implements Peer, Host {}
            @LoadBalanced void a(@Instance Peer at) {}
            @LoadBalanced void b(@Instance Host at) {}
            @LoadBalanced void c(@Instance Node at) {}
            @LoadBalanced <T> void d(@Instance T at) {}
            """)
        .isAccepted();
  }

  @Test
  void theOddOneIsBlamedWhereverItStands() {
    assertThatMember(
            """
            @LoadBalanced void a(«@Instance String at) {}
            @LoadBalanced void b(@Instance URI at) {}
            @LoadBalanced void c(@Instance URI at) {}
            @LoadBalanced void d(@Instance URI at) {}
            @LoadBalanced void e(@Instance URI at) {}
            """)
        .reports(Message.INSTANCE_TYPES);
    assertThatMember(
            """
            @LoadBalanced void a(@Instance Object at) {}
            @LoadBalanced void b(«@Instance String at) {}
            @LoadBalanced void c(@Instance URI at) {}
            @LoadBalanced void d(«@Instance Integer at) {}
            @LoadBalanced void e(@Instance URI at) {}
            @LoadBalanced void f(«@Instance String at) {}
            @LoadBalanced void g(@Instance URI at) {}
            """)
        .reports(Message.INSTANCE_TYPES, Message.INSTANCE_TYPES, Message.INSTANCE_TYPES);
  }

  @Test
  void instancesOfTwoClassesAreOfOneTypeToo() {
    assertThatSources(
            MarkedSource.of("A", client("A", "@LoadBalanced void a(@Instance java.net.URI at) {}")),
            MarkedSource.of("B", client("B", "@LoadBalanced void b(«@Instance String at) {}")))
        .reports(Message.INSTANCE_TYPES);
  }

  @Test
  void anOperationIsRetriedInOneWay() {
    assertThatMember(
            """
            @Retried(maxAttempts = 4) void fetch() {}
            @Retried(maxAttempts = «5) void fetch(int a) {}
            @Retried(maxAttempts = 4, delay = "100000us") void fetch(long a) {}
            @Retried(maxAttempts = 5, operation = "fetch_by_name") void fetch(String a) {}
            """)
        .reports(Message.POLICY_CONFLICT);
  }

  @Test
  void theMethodsOfAServiceHaveOneBudget() {
    assertThatMember(
            """
            @Retried(operation = "a") void a() {}
            @Retried(operation = "b", budget = 0.2) void b() {}
            @Retried(operation = "c", budget = 0.20) void c() {}
            @Retried(operation = "d", budget = «0.1) void d() {}
            @Retried(operation = "e", service = "other", budget = 0.1) void e() {}
            """)
        .reports(Message.BUDGETS_DIFFER);
  }

  @Test
  void whatHasWrongLabelsIsNotCounted() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h") void store(@Label(«"le") boolean a) {}
            @Timed(metric = "lake_load_seconds", help = "h", labels = «"le=1") void load() {}
            @Timed(metric = «"lake_list_seconds", help = «" ", labels = "tier=hot") void list() {}
            """)
        .with("-Aweft.maxSeriesPerMetric=1")
        .reports(
            Message.LABEL_RESERVED,
            Message.LABEL_RESERVED,
            Message.SERIES_OF_METRIC,
            Message.HELP_MISSING);
  }

  @Test
  void aFamilyIsCountedWhateverLabelsOneWouldAdd() {
    assertThatMember("«@Timed void store(@Label(«\"kind\") boolean a) {}")
        .with("-Aweft.maxSeriesPerMetric=1")
        .reports(Message.SERIES_OF_METRIC, Message.LABEL_OF_FAMILY);
  }

  @Test
  void whatHasWrongLabelsIsNotComparedEither() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h") void store(@Label(«"le") boolean a) {}
            @Timed(metric = "lake_store_seconds", help = "h") void load() {}
            """)
        .reports(Message.LABEL_RESERVED);
  }

  @Test
  void aMetricStaysWithinItsSeries() {
    String member =
        ENUMS
            + """
            @Timed(metric = %s"lake_store_seconds", help = "h",
                buckets = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
            void store(@Label("region") Region a, @Label("tier") Tier b) {}
            """;
    assertThatMember(member.formatted("«"))
        .with("-Aweft.maxSeriesPerMetric=179")
        .reports(Message.SERIES_OF_METRIC);
    assertThatMember(member.formatted("«"))
        .with("-Aweft.maxSeriesPerMetric=180")
        .reports(Message.SERIES_OF_METRIC_NEAR);
    assertThatMember(member.formatted("«"))
        .with("-Aweft.maxSeriesPerMetric=225")
        .reports(Message.SERIES_OF_METRIC_NEAR);
    assertThatMember(member.formatted("")).with("-Aweft.maxSeriesPerMetric=226").isAccepted();
  }

  @Test
  void theOrderOfLabelsMakesNoDifference() {
    String member =
        ENUMS
            + """
            @Timed(metric = %s"lake_store_seconds", help = "h", buckets = 1)
            void store(@Label("region") Region a, @Label("tier") Tier b) {}
            @Timed(metric = "lake_store_seconds", help = "h", buckets = 1)
            void load(@Label("tier") Tier b, @Label("region") Region a) {}
            """;
    // 4 regions × 3 tiers × 4 series each.
    assertThatMember(member.formatted("«"))
        .with("-Aweft.maxSeriesPerMetric=47")
        .reports(Message.SERIES_OF_METRIC);
    assertThatMember(member.formatted("")).with("-Aweft.maxSeriesPerMetric=61").isAccepted();
  }

  @Test
  void aModuleOfMoreSeriesThanCanBeCountedIsRefused() {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      members
          .append(
              "@Timed(metric = %s\"lake_a%d_seconds\", help = \"h\")\n"
                  .formatted(i == 0 ? "«" : "", i))
          .append("void a%d(\n".formatted(i))
          .append(
              "@Label(value = \"a\", max = 10000) int a, @Label(value = \"b\", max = 10000) int"
                  + " b,\n")
          .append(
              "@Label(value = \"c\", max = 10000) int c, @Label(value = \"d\", max = 10000) int"
                  + " d,\n")
          .append("@Label(value = \"e\", max = 10000) int e) {}\n");
    }
    assertThatMember(members.toString())
        .with("-Aweft.WEFT_033=off")
        .reports(Message.SERIES_OF_MODULE);
  }

  @Test
  void aMetricOfSeveralMethodsIsCountedOnce() {
    String member =
        """
        @Timed(metric = %s"lake_store_seconds", help = "h", buckets = 1, labels = "tier=hot")
        void store() {}
        @Timed(metric = "lake_store_seconds", help = "h", buckets = 1, labels = "tier=cold")
        void load() {}
        @Timed(metric = "lake_store_seconds", help = "h", buckets = 1, labels = "tier=cold")
        void list() {}
        """;
    assertThatMember(member.formatted("«"))
        .with("-Aweft.maxSeriesPerMetric=7")
        .reports(Message.SERIES_OF_METRIC);
    assertThatMember(member.formatted("")).with("-Aweft.maxSeriesPerMetric=11").isAccepted();
  }

  @Test
  void theInstancesOfAServiceStayWithinItsSeries() {
    assertThatMember("@LoadBalanced(maxInstances = «67) void fetch(@Instance URI at) {}")
        .reports(Message.SERIES_OF_METRIC);
    assertThatMember("@LoadBalanced(maxInstances = «54) void fetch(@Instance URI at) {}")
        .reports(Message.SERIES_OF_METRIC_NEAR);
    assertThatMember("@LoadBalanced(maxInstances = 53) void fetch(@Instance URI at) {}")
        .isAccepted();
  }

  @Test
  void eachServiceAndOperationIsCountedByItself() {
    assertThatMember(
            """
            @LoadBalanced(service = "a", maxInstances = 50) void fetch(@Instance URI at) {}
            @LoadBalanced(service = "b", maxInstances = 50) void load(@Instance URI at) {}
            @Retried(maxAttempts = 30, delay = "1ms") void list() {}
            @Retried(maxAttempts = 30, delay = "1ms") void drop() {}
            """)
        .with("-Aweft.maxSeriesPerMetric=1000")
        .isAccepted();
    assertThatMember(
            """
            @Retried(maxAttempts = 30, delay = "1ms") void list() {}
            @Retried(maxAttempts = 30, delay = "1ms") void drop() {}
            """)
        .with("-Aweft.maxSeriesPerMetric=38")
        .isAccepted();
    // Each service has 2 statuses × 17 series of durations, which is the most of a circuit.
    assertThatMember(
            """
            @CircuitGuarded(service = "a") void fetch() {}
            @CircuitGuarded(service = "b") void load() {}
            """)
        .with("-Aweft.maxSeriesPerMetric=50")
        .isAccepted();
    assertThatMember("@CircuitGuarded(service = «\"a\") void fetch() {}")
        .with("-Aweft.maxSeriesPerMetric=33")
        .reports(Message.SERIES_OF_METRIC);
  }

  @Test
  void aMetricOfOnesOwnIsCountedAsAWhole() {
    assertThatMember(
            """
            @Timed(metric = «"lake_store_seconds", help = "h", buckets = 1, labels = "service=a")
            void store() {}
            @Timed(metric = "lake_store_seconds", help = "h", buckets = 1, labels = "service=b")
            void load() {}
            """)
        .with("-Aweft.maxSeriesPerMetric=7")
        .reports(Message.SERIES_OF_METRIC);
  }

  @Test
  void theAnnotationThatMakesMostSeriesIsToBlame() {
    assertThatMember("@CircuitGuarded(service = «\"a\") void fetch() {}")
        .with("-Aweft.maxSeriesPerMetric=10")
        .reports(Message.SERIES_OF_METRIC);
    assertThatMember("«@Timed void fetch() {}")
        .with("-Aweft.maxSeriesPerMetric=10")
        .reports(Message.SERIES_OF_METRIC);
    assertThatMember(
            """
            @LoadBalanced(maxInstances = 10) void fetch(@Instance URI at) {}
            @LoadBalanced(maxInstances = «20) void load(@Instance URI at) {}
            @LoadBalanced(maxInstances = 15) void list(@Instance URI at) {}
            """)
        .with("-Aweft.maxSeriesPerMetric=200")
        .reports(Message.SERIES_OF_METRIC);
  }

  @Test
  void theAttemptsOfAnOperationStayWithinItsSeries() {
    assertThatMember("@Retried(maxAttempts = «50, delay = \"1ms\") void fetch() {}")
        .with("-Aweft.maxSeriesPerMetric=49")
        .reports(Message.SERIES_OF_METRIC);
  }

  @Test
  void aModuleStaysWithinItsSeries() {
    String member =
        """
        @Timed(metric = %s"lake_store_seconds", help = "h", buckets = {1, 2}) void store() {}
        @Timed(metric = "lake_load_seconds", help = "h", buckets = 1) void load() {}
        """;
    assertThatMember(member.formatted("«"))
        .with("-Aweft.maxSeries=8")
        .reports(Message.SERIES_OF_MODULE);
    assertThatMember(member.formatted("«"))
        .with("-Aweft.maxSeries=9")
        .reports(Message.SERIES_OF_MODULE_NEAR);
    assertThatMember(member.formatted("")).with("-Aweft.maxSeries=12").isAccepted();
    assertThatMember(
            """
            @Timed(metric = "lake_a_seconds", help = "h", buckets = 1) void a() {}
            @Timed(metric = «"lake_b_seconds", help = "h", buckets = {1, 2}) void b() {}
            """)
        .with("-Aweft.maxSeries=8")
        .reports(Message.SERIES_OF_MODULE);
  }

  private static String client(String name, String annotation) {
    return """
    import ai.datapunk.weft.annotation.*;
    @MeshService("inventory")
    class %s {
      %s void fetch() {}
    }
    """
        .formatted(name, annotation);
  }

  @Test
  void theOrderOfExceptionsIsNoDifference() {
    assertThatMember(
            """
            @CircuitGuarded(failOn = {IOException.class, TimeoutException.class}) void fetch()
                throws IOException {}
            @CircuitGuarded(failOn = {TimeoutException.class, IOException.class}) void load()
                throws TimeoutException {}
            """)
        .isAccepted();
  }
}
