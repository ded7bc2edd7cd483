package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {

  @Test
  void metricNamesAreSnakeCase() {
    assertThatMember("@Timed(metric = «\"lakeStore_seconds\", help = \"h\") void store() {}")
        .reports(Message.METRIC_NAME_STYLE);
    assertThatMember("@Timed(metric = «\"lake:store_seconds\", help = \"h\") void store() {}")
        .reports(Message.METRIC_NAME_STYLE);
    assertThatMember("@Timed(metric = «\"lake__store_seconds\", help = \"h\") void store() {}")
        .reports(Message.METRIC_NAME_STYLE);
    assertThatMember("@Timed(metric = \"lake_store_seconds\", help = \"h\") void store() {}")
        .isAccepted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rowDepth_seconds",
        "_lake_store_seconds",
        "lake:store_seconds",
        "Lake_store_seconds"
      })
  void anotherStyleOfAMetricsNameCanBeAllowed(String name) {
    assertThatMember("@Timed(metric = «\"" + name + "\", help = \"h\") void store() {}")
        .reports(Message.METRIC_NAME_STYLE);
    assertThatMember("@Timed(metric = \"" + name + "\", help = \"h\") void store() {}")
        .with("-Aweft.WEFT_128=off", "-Aweft.WEFT_017=off")
        .isAccepted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rowDepth", "_internal", "Zone", "query__type"})
  void anotherStyleOfALabelsNameCanBeAllowed(String name) {
    String member =
        "@Timed(metric = \"lake_store_seconds\", help = \"h\", labels = %s\"%s=a\")"
            + " void store() {}";
    assertThatMember(member.formatted("«", name)).reports(Message.LABEL_NAME_STYLE);
    assertThatMember(member.formatted("", name)).with("-Aweft.WEFT_129=off").isAccepted();
  }

  @Test
  void whatPrometheusDoesNotTakeCannotBeAllowed() {
    assertThatMember("@Timed(metric = «\"row-depth_seconds\", help = \"h\") void store() {}")
        .reports(Message.METRIC_NAME);
    assertThatMember("@Timed(metric = «\"9_seconds\", help = \"h\") void store() {}")
        .reports(Message.METRIC_NAME);
    assertThatMember(
            "@Timed(metric = \"lake_store_seconds\", help = \"h\", labels = {«\"row:depth=1\","
                + " «\"row.depth=1\", «\"2d=1\"}) void store() {}")
        .reports(Message.LABEL_NAME, Message.LABEL_NAME, Message.LABEL_NAME);
  }

  @Test
  void metricNamesEndInTheirUnit() {
    assertThatMember("@Timed(metric = «\"lake_store_ms\", help = \"h\") void store() {}")
        .reports(Message.METRIC_UNIT);
    assertThatMember("@Timed(metric = \"lake_store_seconds\", help = \"h\") void store() {}")
        .isAccepted();
  }

  @Test
  void metricNamesAreNotThoseOfFamilies() {
    assertThatMember("@Timed(metric = «\"retry_duration_seconds\", help = \"h\") void store() {}")
        .reports(Message.METRIC_OF_FAMILY);
    assertThatMember(
            "@Timed(metric = \"lake_retry_duration_seconds\", help = \"h\") void store() {}")
        .isAccepted();
  }

  @Test
  void metricsHaveHelp() {
    assertThatMember("«@Timed(metric = \"lake_store_seconds\") void store() {}")
        .reports(Message.HELP_MISSING);
    assertThatMember("@Timed(metric = \"lake_store_seconds\", help = «\" \") void store() {}")
        .reports(Message.HELP_MISSING);
  }

  @Test
  void helpBucketsAndLabelsBelongToAMetricOfOnesOwn() {
    assertThatMember(
            """
            @Timed(help = «"h", buckets = «{1, 2}, labels = «"tier=hot")
            void store() {}
            """)
        .reports(
            Message.ATTRIBUTE_WITHOUT_METRIC,
            Message.ATTRIBUTE_WITHOUT_METRIC,
            Message.ATTRIBUTE_WITHOUT_METRIC);
    // Of a qualified name, javac points at the last dot.
    assertThatMember(
            "@Timed(histogram = ai.datapunk.weft.annotation.HistogramType«.NATIVE) void store() {}")
        .reports(Message.ATTRIBUTE_WITHOUT_METRIC);
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", buckets = {1, 2}, labels = "tier=hot")
            void store() {}
            """)
        .isAccepted();
  }

  @Test
  void serviceAndOperationBelongToTheMeshFamilies() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", service = «"s", operation = «"o")
            void store() {}
            """)
        .reports(Message.SERVICE_WITH_METRIC, Message.SERVICE_WITH_METRIC);
    assertThatMember("@Timed(service = \"s\", operation = \"o\") void store() {}").isAccepted();
  }

  @Test
  void labelNamesAreSnakeCase() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", labels = {"tier=hot", «"Zone=a"})
            void store(@Label(«"queryType") boolean query, @Label("query_size") boolean size) {}
            """)
        .reports(Message.LABEL_NAME_STYLE, Message.LABEL_NAME_STYLE);
  }

  @Test
  void labelNamesThatAScrapeReplacesAreTold() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", labels = «"job=nightly")
            void store(@Label(«"instance") boolean a, @Label("job_name") boolean b) {}
            """)
        .reports(Message.LABEL_OF_TARGETS, Message.LABEL_OF_TARGETS);
    assertThatMember(
            """
            @SuppressWarnings("weft:WEFT-135")
            @Timed(metric = "lake_store_seconds", help = "h", labels = "job=nightly")
            void store() {}
            """)
        .isAccepted();
  }

  @Test
  void labelNamesOfPrometheusAreReserved() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", labels = «"le=1")
            void store(@Label(«"quantile") boolean a, @Label(«"__name") boolean b) {}
            """)
        .reports(Message.LABEL_RESERVED, Message.LABEL_RESERVED, Message.LABEL_RESERVED);
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", labels = "level=1")
            void store(@Label("quantiles") boolean a) {}
            """)
        .isAccepted();
  }

  @Test
  void constantLabelsHaveANameAndAValue() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h",
                labels = {«"tier", "zone = a=b", «"=hot", «"kind="})
            void store() {}
            """)
        .reports(Message.CONSTANT_LABEL, Message.CONSTANT_LABEL, Message.CONSTANT_LABEL);
  }

  @Test
  void noLabelOccursTwice() {
    assertThatMember(
            """
            @Timed(metric = "lake_store_seconds", help = "h", labels = {"tier=hot", «"tier=cold"})
            void store(@Label("kind") boolean a, @Label(«"kind") boolean b, @Label(«"tier") boolean c) {}
            """)
        .reports(Message.LABEL_DUPLICATE, Message.LABEL_DUPLICATE, Message.LABEL_DUPLICATE);
  }

  @Test
  void servicesAndOperationsAreNotBlank() {
    assertThatMember("@Timed(service = «\" \", operation = «\"  \") void store() {}")
        .reports(Message.NAME_BLANK, Message.NAME_BLANK);
    assertThatMember("@Retried(operation = «\"  \") void store() {}").reports(Message.NAME_BLANK);
    assertThatType("Blank", "@MeshService(«\" \") class Blank {}").reports(Message.NAME_BLANK);
    assertThatType(
            "Blank", "@MeshService(«\"  \") class Blank { @Timed @CircuitGuarded void store() {} }")
        .reports(Message.NAME_BLANK);
    assertThatMember("@CircuitGuarded(service = «\" \") void store() {}")
        .reports(Message.NAME_BLANK);
    assertThatMember("@Timed(service = \"\", operation = \"\") void store() {}").isAccepted();
  }

  @Test
  void suffixesOfOtherTypesAreNotPartOfAMetricsName() {
    assertThatMember("@Timed(metric = «\"lake_store_total_seconds\", help = \"h\") void store() {}")
        .reports(Message.METRIC_SUFFIX);
    assertThatMember("@Timed(metric = «\"lake_store_total\", help = \"h\") void store() {}")
        .reports(Message.METRIC_UNIT);
    assertThatMember("@Timed(metric = \"lake_total_store_seconds\", help = \"h\") void store() {}")
        .isAccepted();
  }

  @Test
  void aSuffixStandsAtTheEnd() {
    assertThatMember("@Timed(metric = \"lake_sum_check\", help = \"h\") void store() {}")
        .with("-Aweft.WEFT_002=off")
        .isAccepted();
    assertThatMember("@Timed(metric = «\"lake_check_sum\", help = \"h\") void store() {}")
        .with("-Aweft.WEFT_002=off")
        .reports(Message.METRIC_SUFFIX);
  }

  @Test
  void namesMayBeConstants() {
    assertThatMember(
            """
            static final String NAME = "lake_store" + "_ms";
            static final String LABEL = "queryType";
            @Timed(metric = «NAME, help = "h") void store(@Label(«LABEL) boolean a) {}
            """)
        .reports(Message.METRIC_UNIT, Message.LABEL_NAME_STYLE);
  }

  @Test
  void namesAreWrittenInAscii() {
    assertThatMember(
            """
            @Timed(metric = «"läke_store_seconds", help = "h") void store(@Label(«"größe") boolean a) {}
            @Timed void größeHolen() {}
            """)
        .reports(Message.METRIC_NAME, Message.LABEL_NAME);
  }

  @Test
  void unitsAndTypesAreNotPartOfAMetricsName() {
    assertThatMember("@Timed(metric = «\"lake_store_ms_seconds\", help = \"h\") void store() {}")
        .reports(Message.METRIC_OTHER_UNIT);
    assertThatMember(
            "@Timed(metric = «\"lake_store_millisecond_seconds\", help = \"h\") void store() {}")
        .reports(Message.METRIC_OTHER_UNIT);
    assertThatMember("@Timed(metric = «\"lake_store_timer_seconds\", help = \"h\") void store() {}")
        .reports(Message.METRIC_TYPE_WORD);
    assertThatMember("@Timed(metric = \"lake_msg_store_seconds\", help = \"h\") void store() {}")
        .isAccepted();
  }

  @Test
  void metricNamesSayWhichSystemTheyBelongTo() {
    assertThatMember("@Timed(metric = «\"store_seconds\", help = \"h\") void store() {}")
        .reports(Message.METRIC_PATTERN);
  }

  @Test
  void metricNamesDoNotEndInTheirLabels() {
    assertThatMember(
            """
            @Timed(metric = «"lake_store_by_tier_seconds", help = "h")
            void store(@Label("tier") boolean a) {}
            """)
        .reports(Message.METRIC_ENDS_IN_LABEL);
    assertThatMember(
            """
            @Timed(metric = «"lake_store_tier_seconds", help = "h", labels = "tier=hot")
            void store() {}
            """)
        .reports(Message.METRIC_ENDS_IN_LABEL);
    assertThatMember(
            """
            @Timed(metric = "lake_tier_store_seconds", help = "h", labels = "tier=hot")
            void store(@Label("ore") boolean a) {}
            """)
        .isAccepted();
    assertThatMember(
            """
            @Timed(metric = «"lake_store_seconds", help = "h", labels = "seconds=1")
            void store() {}
            """)
        .reports(Message.METRIC_ENDS_IN_LABEL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"_seconds", "_duration_seconds", "_wait_time_seconds", "_latency_seconds"})
  void whatIsMeasuredDoesNotHideALabelAtTheEnd(String end) {
    assertThatMember(
            "@Timed(metric = «\"lake_pay_by_currency"
                + end
                + "\", help = \"h\", buckets = 1) void pay(@Label(value = \"currency\", max = 4)"
                + " String a) {}")
        .reports(Message.METRIC_ENDS_IN_LABEL);
    assertThatMember(
            "@Timed(metric = \"lake_currency_pay"
                + end
                + "\", help = \"h\", buckets = 1) void pay(@Label(value = \"currency\", max = 4)"
                + " String a) {}")
        .isAccepted();
  }

  @Test
  void aLabelMayBeWhatIsMeasured() {
    assertThatMember(
            "@Timed(metric = «\"lake_pay_latency_seconds\", help = \"h\", labels = \"latency=a\")"
                + " void pay() {}")
        .reports(Message.METRIC_ENDS_IN_LABEL);
  }

  @Test
  void standardMetricsHaveTheirStandardTypeAndLabels() {
    assertThatMember("@Timed(metric = «\"stream_lag_seconds\", help = \"h\") void lag() {}")
        .reports(Message.STANDARD_METRIC_TYPE);
    assertThatMember(
            """
            @Timed(metric = «"model_latency_seconds", help = "h", labels = "modell=a")
            void infer(@Label("operation") boolean a) {}
            """)
        .reports(Message.STANDARD_METRIC_LABELS);
    assertThatMember(
            """
            @Timed(metric = "model_latency_seconds", help = "h", labels = "model=a")
            void infer(@Label("operation") boolean a) {}
            """)
        .isAccepted();
  }
}
