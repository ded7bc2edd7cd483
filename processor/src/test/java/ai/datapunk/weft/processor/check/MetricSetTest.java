package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatSources;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import ai.datapunk.weft.processor.MarkedSource;
import ai.datapunk.weft.processor.RuleAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricSetTest {

  private static RuleAssert assertThatSet(String methods) {
    return assertThatType(
        "Stream",
        """
        import ai.datapunk.weft.metrics.InFlight;
        import java.time.Duration;
        import java.util.function.*;
        @MetricSet
        interface Stream {
          enum Kind { A, B }
        """
            + methods
            + "\n}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Counted(name = \"stream_reads_total\", help = \"h\") void read(@Label(\"kind_of\") Kind k);",
        "@Counted(name = \"stream_read_bytes_total\", help = \"h\") void read(@Amount int bytes);",
        "@Counted(name = \"stream_read_seconds_total\", help = \"h\") void read(@Amount Duration d);",
        "@Gauged(name = \"stream_lag_current\", help = \"h\") void lag(double lag);",
        "@Gauged(name = \"stream_age_seconds\", help = \"h\") void age(DoubleSupplier lag);",
        "@Gauged(name = \"stream_hits_ratio\", help = \"h\") void hits(int hits, long all);",
        "@Observed(name = \"stream_batch_size\", help = \"h\", buckets = {1, 1000}) void b(int size);",
        "@UpDown(name = \"stream_jobs_current\", help = \"h\") InFlight job();",
        "@UpDown(name = \"stream_jobs_current\", help = \"h\", by = -1) void ended();",
        "@States(name = \"stream_state\", help = \"h\") void state(Kind now);",
        "@Info(name = \"stream_build_info\", help = \"h\", labels = \"lang=java\") void build();",
        "default int two() { return 2; } static int three() { return 3; }",
        ""
      })
  void whatIsRightIsAccepted(String method) {
    assertThatSet(method).isAccepted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Counted(name = «\"stream_reads\", help = \"h\") void read();",
        "@Counted(name = «\"streamReads_total\", help = \"h\") void read();",
        "@Counted(name = «\"stream_total_total\", help = \"h\") void read();",
        "@Counted(name = «\"stream_read_mb_total\", help = \"h\") void read();",
        "@Counted(name = «\"retry_calls_total\", help = \"h\") void read();",
        "@Counted(name = «\"events_processed_total\", help = \"h\") void read();",
        "@Gauged(name = «\"events_processed_total\", help = \"h\") void read(int i);",
        "@Gauged(name = «\"stream_lag_info\", help = \"h\") void lag(int i);",
        "@Observed(name = «\"stream_took_ms\", help = \"h\") void took(int i);",
        "@Info(name = «\"stream_build\", help = \"h\", labels = \"a=b\") void build();",
        "@Counted(name = \"stream_reads_total\", help = «\" \") void read();"
      })
  void aNameIsThatOfItsType(String method) {
    assertThatSet(method).reports(Message.METRIC_NAMING);
  }

  @Test
  void whatIsWrongWithANameIsSaid() {
    assertThatSet("@Counted(name = \"stream_reads\", help = \"h\") void read();")
        .prints(
            """
            [WEFT-120] the metric "stream_reads" is of the type counter, but does not end in _total
              Fix: end the name in _total""");
    assertThatSet(
            "@Gauged(name = \"stream_lag_seconds\", help = \"h\") void lag(@Label(\"kind\") Kind k,"
                + " double d);")
        .prints(
            """
            [WEFT-120] the metric "stream_lag_seconds" is one of the platform's standard metrics, a \
            gauge with the labels [topic, partition], and cannot be a gauge with the labels [kind]
              Fix: make it so, or choose another name""");
  }

  @Test
  void patternsAreThoseOfTheType() {
    assertThatSet(
            """
            @Counted(name = «"reads_total", help = "h") void read();
            @Observed(name = «"took_seconds", help = "h") void took(Duration d);
            @Gauged(name = «"stream_depth", help = "h") void depth(int depth);
            @UpDown(name = «"stream_jobs_running", help = "h") void job();
            @Counted(name = «"stream_counter_reads_total", help = "h") void reads();
            @Counted(name = «"stream_reads_by_kind_total", help = "h")
            void byKind(@Label("kind") Kind kind);
            """)
        .reports(
            Message.METRIC_PATTERN,
            Message.METRIC_PATTERN,
            Message.GAUGE_PATTERN,
            Message.GAUGE_PATTERN,
            Message.METRIC_TYPE_WORD,
            Message.METRIC_ENDS_IN_LABEL);
  }

  @Test
  void labelsAreAsThoseOfTimedMetrics() {
    assertThatSet(
            """
            @Counted(name = "stream_a_total", help = "h") void a(«@Label("topic") String topic);
            @Counted(name = "stream_b_total", help = "h", labels = «"tier") void b();
            @Counted(name = "stream_c_total", help = "h", labels = {"a=1", «"a=2"}) void c();
            @Counted(name = "stream_d_total", help = "h")
            void d(@Label(value = «"email", max = 9) String email);
            @Counted(name = "stream_e_total", help = "h") void e(@Label(«"le") boolean e);
            @Counted(name = "stream_f_total", help = "h") void f(@Label(«"camelCase") boolean f);
            @Counted(name = "stream_g_total", help = "h", labels = «"token=x") void g();
            @Counted(name = "stream_h_total", help = "h", labels = «"a=${b}") void h();
            @States(name = "stream_state", help = "h", label = «"le") void state(Kind now);
            @States(name = "stream_mode", help = "h", label = «"a")
            void mode(@Label("a") boolean a, Kind now);
            """)
        .reports(
            Message.LABEL_UNBOUNDED,
            Message.CONSTANT_LABEL,
            Message.LABEL_DUPLICATE,
            Message.PERSONAL_DATA,
            Message.LABEL_RESERVED,
            Message.LABEL_NAME,
            Message.PERSONAL_CONSTANT,
            Message.NAME_PLACEHOLDER,
            Message.LABEL_RESERVED,
            Message.LABEL_DUPLICATE);
  }

  @Test
  void bucketsAreAsThoseOfTimedMetrics() {
    assertThatSet(
            """
            @Observed(name = "stream_a_bytes", help = "h", buckets = {1, «1}) void a(int i);
            @Observed(name = "stream_b_seconds", help = "h", buckets = «{5, 5001}) void b(Duration d);
            @Observed(name = "stream_c_bytes", help = "h", buckets = {5, 5001}) void c(int i);
            @Observed(name = "stream_d_bytes", help = "h", buckets = «{1, 2},
                histogram = HistogramType.NATIVE) void d(int i);
            """)
        .reports(Message.BUCKETS, Message.BUCKETS_IN_MILLISECONDS, Message.BUCKETS_OF_NATIVE);
  }

  @Test
  void aMethodRecordsInOneMetricAndReturnsNothing() {
    assertThatSet(
            """
            void «nothing();
            @Counted(name = "stream_a_total", help = "h") @Gauged(name = "stream_a", help = "h")
            void «two(int i);
            @Counted(name = "stream_b_total", help = "h") int «result();
            @Counted(name = "stream_c_total", help = "h") InFlight «counted();
            @UpDown(name = "stream_d_current", help = "h", by = 2) InFlight «many();
            @UpDown(name = "stream_d_current", help = "h") InFlight «some(@Amount int some);
            """)
        .reports(
            Message.SET_METHOD,
            Message.SET_METHOD,
            Message.SET_METHOD,
            Message.SET_METHOD,
            Message.SET_METHOD,
            Message.SET_METHOD);
  }

  @Test
  void whatIsRecordedIsThereOnceAndOfATypeThatFits() {
    assertThatSet(
            """
            @Gauged(name = "stream_a_current", help = "h") void «a();
            @Observed(name = "stream_b_seconds", help = "h") void «b(@Label("kind") Kind k);
            @States(name = "stream_c", help = "h") void «c();
            @Counted(name = "stream_d_total", help = "h") void d(int «i);
            @Counted(name = "stream_e_total", help = "h") void e(@Amount double «d);
            @UpDown(name = "stream_f_current", help = "h") void f(@Amount Duration «d);
            @Gauged(name = "stream_g_current", help = "h") void g(Integer «boxed);
            @Observed(name = "stream_h_bytes", help = "h") void h(DoubleSupplier «s);
            @States(name = "stream_i", help = "h") void i(String «now);
            @Info(name = "stream_j_info", help = "h") void j(String «version);
            @Gauged(name = "stream_k_current", help = "h") void k(int i, int «more);
            @Gauged(name = "stream_l_ratio", help = "h") void l(int i, int all, int «more);
            """)
        .reports(
            Message.RECORDED_VALUE,
            Message.RECORDED_VALUE,
            Message.RECORDED_VALUE,
            Message.RECORDED_VALUE,
            Message.RECORDED_VALUE,
            Message.RECORDED_VALUE,
            Message.RECORDED_VALUE,
            Message.RECORDED_VALUE,
            Message.RECORDED_VALUE,
            Message.RECORDED_VALUE,
            Message.RECORDED_VALUE,
            Message.RECORDED_VALUE);
  }

  @Test
  void whatIsWrongWithAValueIsSaid() {
    assertThatSet("@Gauged(name = \"stream_a_current\", help = \"h\") void a();")
        .prints(
            """
            [WEFT-132] @Gauged takes a number, a Duration or a supplier of numbers, but "a" has no \
            parameter that is no label
              Fix: add the parameter that is recorded, without @Label""");
    assertThatSet("@Counted(name = \"stream_d_total\", help = \"h\") void d(int i);")
        .prints(
            """
            [WEFT-132] @Counted takes labels and an amount, but nothing says which of the two "i" is
              Fix: mark it with @Label or @Amount""");
    assertThatSet("@Counted(name = \"stream_d_total\", help = \"h\") void d(@Amount String s);")
        .prints(
            """
            [WEFT-132] @Counted takes whole numbers and durations, but "s" is of type String
              Fix: take a long, an int or a Duration""");
  }

  @Test
  void whatIsRecordedIsInTheMetricsUnit() {
    assertThatSet(
            """
            @Observed(name = "stream_a_bytes", help = "h") void a(Duration «d);
            @Counted(name = "stream_b_total", help = "h") void b(@Amount Duration «d);
            @Gauged(name = "stream_c_seconds", help = "h") void c(long «tookMillis);
            @Gauged(name = "stream_d_seconds", help = "h") void d(long «nanos);
            @Gauged(name = "stream_e_seconds", help = "h") void e(@Amount(nanos = true) long nanos);
            @Gauged(name = "stream_f_seconds", help = "h") void f(@Amount(nanos = true) double «d);
            @Gauged(name = "stream_g_bytes", help = "h") void g(@Amount(nanos = true) long «d);
            @Gauged(name = "stream_h_bytes", help = "h") void h(long «sizeKb);
            @Gauged(name = "stream_i_ratio", help = "h") void i(double «percent);
            @Gauged(name = "stream_j_current", help = "h") void j(long millis);
            """)
        .reports(
            Message.RECORDED_UNIT,
            Message.RECORDED_UNIT,
            Message.RECORDED_UNIT,
            Message.RECORDED_UNIT,
            Message.RECORDED_UNIT,
            Message.RECORDED_UNIT,
            Message.RECORDED_UNIT,
            Message.RECORDED_UNIT);
    assertThatSet("@Gauged(name = \"stream_c_seconds\", help = \"h\") void c(long tookMillis);")
        .prints(
            """
            [WEFT-133] "tookMillis" is in "millis", by its name, but the metric "stream_c_seconds" \
            is in seconds
              Fix: take a Duration, or seconds, or a long of nanoseconds with @Amount(nanos = true)""");
  }

  @Test
  void whatEachCallAddsChangesSomething() {
    assertThatSet(
            """
            @Counted(name = "stream_a_total", help = "h", by = «-1) void a();
            @Counted(name = "stream_b_total", help = "h", by = «0) void b();
            @UpDown(name = "stream_c_current", help = "h", by = «0) void c();
            @UpDown(name = "stream_d_current", help = "h", by = «2) void d(@Amount int i);
            """)
        .reports(
            Message.ADDED_CONSTANT,
            Message.ADDED_CONSTANT,
            Message.ADDED_CONSTANT,
            Message.ADDED_CONSTANT);
    assertThatSet("@Counted(name = \"stream_a_total\", help = \"h\", by = -1) void a();")
        .prints(
            """
            [WEFT-136] by = -1 takes away, but a counter only goes up
              Fix: write 1 or more, or count in a gauge with @UpDown""");
  }

  @Test
  void methodsOfOneMetricAgree() {
    assertThatSet(
            """
            @Counted(name = "stream_a_total", help = "h") void a(@Label("kind") Kind kind);
            @Counted(name = «"stream_a_total", help = «"other") void a();
            @Gauged(name = "stream_b_current", help = "h") void b(int i);
            @UpDown(name = «"stream_b_current", help = "h") void c();
            @Observed(name = «"stream_b_current", help = "h") void d(int i);
            @Observed(name = "stream_e_bytes", help = "h", buckets = 1) void e(int i);
            @Observed(name = "stream_e_bytes", help = "h", buckets = «2) void f(int i);
            """)
        .reports(
            Message.METRIC_CONFLICT,
            Message.METRIC_CONFLICT,
            Message.METRIC_CONFLICT,
            Message.METRIC_CONFLICT,
            Message.METRIC_CONFLICT);
  }

  @Test
  void whatIsSetInOneSetDoesNotCountUpAndDownInAnother() {
    assertThatSources(
            MarkedSource.of(
                "shop.A",
                """
                package shop;
                import ai.datapunk.weft.annotation.*;
                @MetricSet interface A {
                  @Gauged(name = "stream_jobs_current", help = "h") void jobs(int jobs);
                }
                """),
            MarkedSource.of(
                "shop.B",
                """
                package shop;
                import ai.datapunk.weft.annotation.*;
                @MetricSet interface B {
                  @UpDown(name = «"stream_jobs_current", help = "h") void job();
                }
                """))
        .prints(
            """
            [WEFT-021] the metric "stream_jobs_current" has the type upDownCounter here, but \
            the type gauge in shop.A.jobs(int)
              Fix: give both the same, or rename one: a metric has one type, one set of labels, one \
            help text, one type of histogram and one list of buckets""");
  }

  @Test
  void aNameOfWhatIsInFlightNeedsNoOtherWord() {
    assertThatSet(
            """
            @UpDown(name = "stream_jobs_running", help = "h")
            ai.datapunk.weft.metrics.InFlight running();
            """)
        .reports();
  }

  @Test
  void aMetricOfASetAgreesWithATimedOne() {
    assertThatSources(
            MarkedSource.of(
                "shop.A",
                """
                package shop;
                import ai.datapunk.weft.annotation.*;
                class A {
                  @Timed(metric = "lake_store_seconds", help = "h") void store() {}
                }
                """),
            MarkedSource.of(
                "shop.B",
                """
                package shop;
                import ai.datapunk.weft.annotation.*;
                @MetricSet interface B {
                  @Gauged(name = «"lake_store_seconds", help = "h") void store(double seconds);
                }
                """))
        .reports(Message.METRIC_CONFLICT);
  }

  @Test
  void theLargestMaximumHolds() {
    assertThatSet(
            """
            @Counted(name = "stream_a_total", help = "h")
            void a(@Label(value = "topic", max = «5) String topic);
            @Counted(name = "stream_a_total", help = "h")
            void b(@Label(value = "topic", max = 9) String topic);
            """)
        .reports(Message.LABEL_MAXIMA);
  }

  @Test
  void seriesAreCounted() {
    assertThatSet(
            """
            @Counted(name = «"stream_a_total", help = "h")
            void a(@Label(value = "topic", max = 40) String t, @Label(value = "part", max = 30) int p);
            @States(name = «"stream_state", help = "h")
            void s(@Label(value = "job_name", max = 600) String job, Kind now);
            """)
        .reports(Message.SERIES_OF_METRIC, Message.SERIES_OF_METRIC);
    assertThatSet(
            "@Counted(name = \"stream_a_total\", help = \"h\") void a(@Label(value = \"topic\","
                + " max = 40) String t, @Label(value = \"part\", max = 30) int p);")
        .prints(
            """
            [WEFT-033] stream_a_total: 40 topic × 30 part = 1200 series, more than the 1000 that \
            weft.maxSeriesPerMetric allows
              Fix: lower a maximum, drop a label or some buckets, or raise the limit with \
            -Aweft.maxSeriesPerMetric=…""");
  }

  @Test
  void aMetricSetIsAnInterfaceOfItsOwn() {
    assertThatType("A", "«@MetricSet class A {}").reports(Message.SET_TYPE);
    assertThatType("A", "«@MetricSet interface A<T> {}").reports(Message.SET_TYPE);
    assertThatType("A", "«@MetricSet interface A extends Runnable {}").reports(Message.SET_TYPE);
    assertThatType("A", "class A { «@MetricSet private interface B {} }").reports(Message.SET_TYPE);
    assertThatType("A", "@MetricSet interface A extends Runnable {}")
        .prints(
            """
            [WEFT-122] shop.A cannot be a metric set: it extends another interface
              Fix: let @MetricSet stand on an interface that is not private, and has neither type \
            parameters nor superinterfaces""");
  }

  @Test
  void theImplementationsNameIsFree() {
    assertThatType("A", "@MetricSet «interface A {} class A_MetricSet {}")
        .reports(Message.HOLDER_NAME_TAKEN);
  }

  @Test
  void whatIsForMetricSetsIsInOne() {
    assertThatMember(
            """
            «@Counted(name = "stream_a_total", help = "h") void a() {}
            «@Gauged(name = "stream_b_current", help = "h") @Retried void b(int i) {}
            void c(«@Amount int i) {}
            """)
        .reports(
            Message.RECORDING_OUTSIDE_SET,
            Message.RECORDING_OUTSIDE_SET,
            Message.RECORDING_OUTSIDE_SET);
    assertThatSet(
            """
            «@Counted(name = "stream_a_total", help = "h") default void a() {}
            @Counted(name = "stream_b_total", help = "h")
            void b(@Label("kind_of") «@Amount Kind kind);
            «@Retried @Counted(name = "stream_c_total", help = "h") void c();
            """)
        .reports(
            Message.RECORDING_OUTSIDE_SET, Message.RECORDING_OUTSIDE_SET, Message.WITHOUT_BODY);
  }
}
