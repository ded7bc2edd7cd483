package ai.datapunk.weft.probe;

import static ai.datapunk.weft.testing.AdvisedCall.throwing;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.retry.RetryMetrics;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of calls whose labels take more values than a limit admits. */
class SeriesLimitsOfCallsTest {

  private static final CustomHistogram OWN = CustomHistogram.of("own_seconds", "Own.");
  private static final MethodSpec METHOD = MethodSpec.of("fetch(java.lang.Object)");

  private static final RetryPolicy ONCE = RetryPolicy.DEFAULT.maxAttempts(1);

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private Mesh mesh(SeriesLimits limits) {
    return Mesh.builder()
        .registry(registry)
        .configuration(Configuration.none())
        .limits(limits)
        .build();
  }

  private static void call(Probe probe, @Nullable Object... arguments) throws Throwable {
    for (@Nullable Object argument : arguments) {
      assertThat(AdvisedCall.of(probe, argument, given -> "done")).isEqualTo("done");
    }
  }

  /** A call with two labels. */
  private static void callBoth(Probe probe, Object first, Object second) {
    OperationRecorder operation = probe.label(probe.label(probe.operation(), first), second);
    AttemptRecorder recorder = probe.enter(operation, null, null);
    probe.succeeded(operation, null, recorder, probe.begin(recorder), null);
  }

  private double own(String... labels) {
    return Scrape.of(registry).value("own_seconds_count", labels);
  }

  private double overflow(String family) {
    return Scrape.of(registry).value("weft_overflow_total", "family", family);
  }

  @Test
  void whatIsBeyondTheMaximumOfALabelIsOtherAndCounted() throws Throwable {
    Probe probe =
        NewProbe.of(
            METHOD.timed(OWN.boundedLabel("tenant", 0, 2)),
            mesh(SeriesLimits.defaults()),
            Object.class);
    try (CapturedLog log = new CapturedLog()) {
      call(probe, "tenant-1", "tenant-2", "tenant-3", "tenant-4", "tenant-1", "tenant-3");
      assertThat(log.linesWith("takes no further value"))
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .contains("The label 'tenant' of own_seconds", "it has 2")
                      .contains("of the form aaaaaa-0, aaaaaa-0")
                      .doesNotContain("tenant-1"));
    }
    assertThat(own("tenant", "tenant-1")).isEqualTo(2);
    assertThat(own("tenant", "tenant-2")).isEqualTo(1);
    assertThat(own("tenant", "other")).isEqualTo(3);
    assertThat(Scrape.of(registry).sum("own_seconds_count")).isEqualTo(6);
    assertThat(overflow("own_seconds")).isEqualTo(3);
  }

  @Test
  void aRealValueOtherSharesTheSeriesAndIsNoOverflow() throws Throwable {
    Probe probe =
        NewProbe.of(
            METHOD.timed(OWN.boundedLabel("tenant", 0, 2)),
            mesh(SeriesLimits.defaults()),
            Object.class);
    call(probe, "other", "a", "b", "other");
    assertThat(own("tenant", "other")).isEqualTo(3);
    assertThat(overflow("own_seconds")).isEqualTo(1);
  }

  @Test
  void methodsThatShareAMetricShareTheValuesOfItsLabel() throws Throwable {
    Mesh mesh = mesh(SeriesLimits.defaults());
    Probe two = NewProbe.of(METHOD.timed(OWN.boundedLabel("tenant", 0, 2)), mesh, Object.class);
    Probe three =
        NewProbe.of(
            MethodSpec.of("send(java.lang.Object)").timed(OWN.boundedLabel("tenant", 0, 3)),
            mesh,
            Object.class);
    call(two, "a", "b", "c");
    call(three, "b", "d", "e");
    assertThat(own("tenant", "a")).isEqualTo(1);
    assertThat(own("tenant", "b")).isEqualTo(2);
    assertThat(own("tenant", "c")).isEqualTo(1);
    assertThat(own("tenant", "other")).isEqualTo(2);
    assertThat(overflow("own_seconds")).isEqualTo(2);
  }

  @Test
  void aMaskedValueLooksTheSameInAllMethodsOfAMetric() throws Throwable {
    Mesh mesh = mesh(SeriesLimits.defaults());
    for (String method : List.of("fetch(java.lang.Object)", "send(java.lang.Object)")) {
      Probe probe =
          NewProbe.of(
              MethodSpec.of(method).timed(OWN.maskedLabel("tenant", 0, 1)), mesh, Object.class);
      call(probe, "alice");
    }
    assertThat(Scrape.of(registry).sum("own_seconds_count")).isEqualTo(2);
    assertThat(own("tenant", "alice")).isNaN();
    assertThat(own("tenant", "other")).isNaN();
  }

  /** It has no value yet of which there could be a form. */
  @Test
  void aFamilyThatIsRefusedItsFirstLabelSetIsToldWithoutValues() throws Throwable {
    Mesh mesh = mesh(SeriesLimits.defaults().inAll(1));
    Probe own = NewProbe.of(METHOD.timed(OWN.boundedLabel("tenant", 0, 2)), mesh, Object.class);
    Probe late =
        NewProbe.of(
            MethodSpec.of("send(java.lang.Object)")
                .timed(CustomHistogram.of("late_seconds", "Late.").boundedLabel("tenant", 0, 2)),
            mesh,
            Object.class);
    try (CapturedLog log = new CapturedLog()) {
      call(own, "a");
      call(late, "a");
      assertThat(log.linesWith("late_seconds takes no label set"))
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .contains("of its own for tenant, since all families together have 1")
                      .contains("The limit is weft.max-label-sets")
                      .doesNotContain("of the form"));
    }
    assertThat(Scrape.of(registry).value("late_seconds_count", "tenant", "other")).isEqualTo(1);
  }

  @Test
  void beyondTheLimitOfAFamilyEachOpenLabelIsOther() {
    Probe probe =
        NewProbe.of(
            METHOD.timed(
                OWN.constantLabel("kind", "x")
                    .closedLabel("tier", 0, "HOT", "COLD")
                    .boundedLabel("tenant", 1, 10)),
            mesh(SeriesLimits.defaults().family("own_seconds", 3)),
            Object.class);
    try (CapturedLog log = new CapturedLog()) {
      callBoth(probe, "HOT", "a");
      callBoth(probe, "HOT", "b");
      callBoth(probe, "COLD", "a");
      callBoth(probe, "COLD", "b");
      callBoth(probe, "COLD", "b");
      callBoth(probe, "HOT", "c");
      callBoth(probe, "HOT", "b");
      assertThat(log.linesWith("takes no further label set"))
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .contains("own_seconds takes", "since it has 3", "the label 'tenant'")
                      .contains("weft.family.own_seconds.max-label-sets"));
    }
    assertThat(own("kind", "x", "tier", "HOT", "tenant", "a")).isEqualTo(1);
    assertThat(own("kind", "x", "tier", "HOT", "tenant", "b")).isEqualTo(2);
    assertThat(own("kind", "x", "tier", "COLD", "tenant", "a")).isEqualTo(1);
    assertThat(own("kind", "x", "tier", "COLD", "tenant", "b")).isNaN();
    assertThat(own("kind", "x", "tier", "COLD", "tenant", "other")).isEqualTo(2);
    assertThat(own("kind", "x", "tier", "HOT", "tenant", "other")).isEqualTo(1);
    assertThat(Scrape.of(registry).sum("own_seconds_count")).isEqualTo(7);
    assertThat(overflow("own_seconds")).isEqualTo(3);
  }

  @Test
  void aFamilyTellsOnceWhicheverOfItsLimitsIsReachedFirst() {
    Probe probe =
        NewProbe.of(
            METHOD.timed(OWN.boundedLabel("tenant", 0, 2).boundedLabel("route", 1, 10)),
            mesh(SeriesLimits.defaults().family("own_seconds", 3)),
            Object.class);
    try (CapturedLog log = new CapturedLog()) {
      callBoth(probe, "a", "x");
      callBoth(probe, "b", "x");
      callBoth(probe, "c", "x");
      callBoth(probe, "b", "y");
      callBoth(probe, "b", "z");
      assertThat(log.linesWith("own_seconds"))
          .satisfiesExactly(
              line -> assertThat(line).contains("The label 'tenant' of own_seconds", "it has 2"));
    }
    assertThat(own("tenant", "other", "route", "other")).isEqualTo(2);
  }

  @Test
  void allFamiliesTogetherHaveALimitToo() throws Throwable {
    Mesh mesh = mesh(SeriesLimits.defaults().inAll(2));
    Probe one = NewProbe.of(METHOD.timed(OWN.boundedLabel("tenant", 0, 10)), mesh, Object.class);
    Probe two =
        NewProbe.of(
            MethodSpec.of("send(java.lang.Object)")
                .timed(CustomHistogram.of("send_seconds", "Send.").boundedLabel("to", 0, 10)),
            mesh,
            Object.class);
    try (CapturedLog log = new CapturedLog()) {
      call(one, "a");
      call(two, "x", "y");
      call(one, "b", "a");
      assertThat(log.linesWith("all families together have 2"))
          .satisfiesExactly(
              line ->
                  assertThat(line).contains("send_seconds takes").contains("weft.max-label-sets"),
              line -> assertThat(line).contains("own_seconds takes"));
    }
    assertThat(own("tenant", "a")).isEqualTo(2);
    assertThat(own("tenant", "other")).isEqualTo(1);
    assertThat(Scrape.of(registry).value("send_seconds_count", "to", "other")).isEqualTo(1);
  }

  @Test
  void closedLabelSetsAreNeverRefusedAndDoNotCount() throws Throwable {
    Mesh mesh = mesh(SeriesLimits.defaults().family("own_seconds", 1).inAll(1));
    try (CapturedLog log = new CapturedLog()) {
      Probe probe =
          NewProbe.withZeros(
              METHOD.timed(OWN.closedLabel("tier", 0, "HOT", "COLD")), mesh, Object.class);
      call(probe, "HOT", "COLD");
      assertThat(log.linesWith("never refused and do not count"))
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .contains("weft.family.own_seconds.max-label-sets is 1")
                      .contains("has 2 label sets"));
    }
    assertThat(own("tier", "HOT")).isEqualTo(1);
    assertThat(own("tier", "COLD")).isEqualTo(1);
    assertThat(overflow("own_seconds")).isNaN();
  }

  @Test
  void aHigherLimitHoldsForWhatComesAfterIt() throws Throwable {
    Mesh mesh = mesh(SeriesLimits.defaults().perFamily(1));
    Probe probe = NewProbe.of(METHOD.timed(OWN.boundedLabel("tenant", 0, 10)), mesh, Object.class);
    call(probe, "a", "b");
    assertThat(own("tenant", "other")).isEqualTo(1);
    mesh.configure(Configuration.of(Map.of("weft.family.max-label-sets", "2"), Map.of(), Map.of()));
    call(probe, "b", "c");
    assertThat(own("tenant", "b")).isEqualTo(1);
    assertThat(own("tenant", "other")).isEqualTo(2);
  }

  @Test
  void errorTypesAreBoundedForEachFamilyAndService() {
    Mesh mesh = mesh(SeriesLimits.defaults().errorTypes(2));
    for (String service : List.of("stock", "price")) {
      Probe probe = NewProbe.of(METHOD.retried(service, "fetch", ONCE), mesh, Object.class);
      for (Throwable each :
          List.of(
              new IOException(),
              new SocketException(),
              new FileNotFoundException(),
              new ConnectException(),
              new IOException())) {
        assertThat(AdvisedCall.thrown(probe, null, throwing(each))).isSameAs(each);
      }
    }
    Scrape scrape = Scrape.of(registry);
    for (String service : List.of("stock", "price")) {
      assertThat(failures(scrape, service, "IOException")).isEqualTo(2);
      assertThat(failures(scrape, service, "SocketException")).isEqualTo(1);
      assertThat(failures(scrape, service, "FileNotFoundException")).isNaN();
      assertThat(failures(scrape, service, "other")).isEqualTo(2);
    }
    assertThat(overflow("retry_failure_total")).isEqualTo(4);
  }

  private static double failures(Scrape scrape, String service, String type) {
    return scrape.value(
        "retry_failure_total", "service", service, "operation", "fetch", "error_type", type);
  }

  @Test
  void anApplicationNamesErrorTypesItself() {
    Mesh mesh =
        Mesh.builder()
            .registry(registry)
            .configuration(Configuration.none())
            .errorTypes(
                thrown -> {
                  if (thrown instanceof IllegalStateException) {
                    throw new IllegalStateException("a mapper that fails");
                  }
                  return thrown instanceof ConnectException ? "no\nconnection" : null;
                })
            .build();
    Probe probe = NewProbe.of(METHOD.retried("stock", "fetch", ONCE), mesh, Object.class);
    AdvisedCall.thrown(probe, null, throwing(new ConnectException()));
    AdvisedCall.thrown(probe, null, throwing(new IOException()));
    IllegalStateException own = new IllegalStateException("the call's own");
    assertThat(AdvisedCall.thrown(probe, null, throwing(own))).isSameAs(own);
    Scrape scrape = Scrape.of(registry);
    assertThat(failures(scrape, "stock", "no connection")).isEqualTo(1);
    assertThat(failures(scrape, "stock", "IOException")).isEqualTo(1);
    assertThat(failures(scrape, "stock", "IllegalStateException")).isEqualTo(1);
    assertThat(scrape.value("weft_recording_failures_total")).isEqualTo(1);
  }

  @Test
  void aFunctionOfTheApplicationLooksAtEachNewValueOnce() throws Throwable {
    StringBuilder asked = new StringBuilder();
    Mesh mesh =
        Mesh.builder()
            .registry(registry)
            .configuration(Configuration.none())
            .labelSanitizer(
                (metric, label, value) -> {
                  asked.append(metric).append('/').append(label).append('/').append(value);
                  if (value.equals("bad")) {
                    throw new IllegalArgumentException("a sanitizer that fails");
                  }
                  return value.substring(0, 1) + "\t";
                })
            .build();
    Probe probe = NewProbe.of(METHOD.timed(OWN.boundedLabel("tenant", 0, 5)), mesh, Object.class);
    call(probe, "alice", "alice", "alfred", "alice", "bad");
    assertThat(asked)
        .hasToString("own_seconds/tenant/aliceown_seconds/tenant/alfredown_seconds/tenant/bad");
    assertThat(own("tenant", "a ")).isEqualTo(4);
    assertThat(own("tenant", "unknown")).isEqualTo(1);
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isEqualTo(1);
  }

  @Test
  void secretsAreMaskedUnlessTheLabelIsAllowed() throws Throwable {
    Mesh mesh = mesh(SeriesLimits.defaults());
    Probe bounded = NewProbe.of(METHOD.timed(OWN.boundedLabel("to", 0, 5)), mesh, Object.class);
    Probe allowed =
        NewProbe.of(
            MethodSpec.of("send(java.lang.Object)")
                .timed(CustomHistogram.of("send_seconds", "Send.").allowedLabel("to", 0, 5)),
            mesh,
            Object.class);
    call(bounded, "joe@shop.example", "ann@shop.example", "", null);
    call(allowed, "joe@shop.example", "a\u2028b", null);
    assertThat(own("to", "masked_email")).isEqualTo(2);
    assertThat(own("to", "unknown")).isEqualTo(2);
    Scrape scrape = Scrape.of(registry);
    assertThat(scrape.value("send_seconds_count", "to", "joe@shop.example")).isEqualTo(1);
    assertThat(scrape.value("send_seconds_count", "to", "a b")).isEqualTo(1);
    assertThat(scrape.value("send_seconds_count", "to", "unknown")).isEqualTo(1);
  }

  @Test
  void anInstanceBeyondTheLimitOfAFamilyIsOtherInAllOfItsGauges() throws Throwable {
    Mesh mesh = mesh(SeriesLimits.defaults().family("load_balancer_instance_load", 2));
    Probe probe =
        NewProbe.of(METHOD.loadBalanced("stock", "round_robin", 50, 0), mesh, Object.class);
    call(probe, "a:1", "b:1", "c:1", "d:1", "c:1", "a:1");
    Scrape scrape = Scrape.of(registry);
    String requests = "load_balancer_requests_total";
    assertThat(of(scrape, requests, "a:1")).isEqualTo(2);
    assertThat(of(scrape, requests, "b:1")).isEqualTo(1);
    assertThat(of(scrape, requests, "c:1")).isNaN();
    assertThat(of(scrape, requests, "other")).isEqualTo(3);
    assertThat(scrape.sum(requests)).isEqualTo(6);
    assertThat(overflow(requests)).isEqualTo(3);
    assertThat(
            scrape.value(
                "load_balancer_active_connections", "service", "stock", "instance", "other"))
        .isZero();
    assertThat(
            scrape.has("load_balancer_active_connections", "service", "stock", "instance", "c:1"))
        .isFalse();
  }

  private static double of(Scrape scrape, String family, String instance) {
    return scrape.value(
        family, "service", "stock", "instance", instance, "strategy", "round_robin");
  }

  @Test
  void whatCodeNamesItselfIsCleanedAndBounded() {
    mesh(SeriesLimits.defaults().perFamily(2));
    RetryMetrics retries = RetryMetrics.in(registry);
    for (String service : List.of("a", "b\n", "c", "d", "joe@shop.example", "a", "")) {
      retries.recordSuccess(service, "fetch", 1, 0.5);
      retries.recordAttempt(service, "fetch", 1);
    }
    Scrape scrape = Scrape.of(registry);
    String attempts = "retry_attempts_total";
    assertThat(scrape.value(attempts, "service", "a", "operation", "fetch", "attempt", "1"))
        .isEqualTo(2);
    assertThat(scrape.value(attempts, "service", "b ", "operation", "fetch", "attempt", "1"))
        .isEqualTo(1);
    assertThat(scrape.value(attempts, "service", "other", "operation", "other", "attempt", "other"))
        .isEqualTo(4);
    assertThat(
            scrape.value(
                "retry_calls_total",
                "service",
                "other",
                "operation",
                "other",
                "retried",
                "false",
                "result",
                "value_returned"))
        .isEqualTo(4);
    for (String family :
        List.of(attempts, "retry_calls_total", "retry_success_total", "retry_duration_seconds")) {
      assertThat(overflow(family)).isEqualTo(4);
      String counted = family.endsWith("_seconds") ? family + "_count" : family;
      assertThat(scrape.sum(counted)).isEqualTo(7);
    }
  }
}
