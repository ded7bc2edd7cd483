package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.resolve.ReflectedSpecs;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MetricHolder;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassProbesTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final Mesh mesh =
      Mesh.builder().registry(registry).ticker(ticker).sleeper(ticker).build();

  /** With a holder, as the processor generates it. */
  static class Held {}

  /** What {@link MetricHolder#SUFFIX} leads to. */
  public static final class Held_Metrics implements MetricHolder {
    /** Called by reflection. */
    public Held_Metrics() {}

    @Override
    public MethodSpec[] methods() {
      return new MethodSpec[] {MethodSpec.of("fetch(int[])").timed("held", "fetch")};
    }
  }

  /** With methods that have a fallback each, named by different annotations. */
  static class Spared {}

  /** The holder of it. */
  public static final class Spared_Metrics implements MetricHolder {
    /** Called by reflection. */
    public Spared_Metrics() {}

    @Override
    public MethodSpec[] methods() {
      return new MethodSpec[] {
        MethodSpec.of("fetchStock()")
            .timed("stock", "fetch")
            .circuitGuarded("stock", CircuitPolicy.DEFAULT),
        MethodSpec.of("loadStock()")
            .timed("stock", "load")
            .retried("stock", "load_stock", RetryPolicy.DEFAULT),
        MethodSpec.of("readStock()").retried("stock", "read", RetryPolicy.DEFAULT),
        MethodSpec.of("countStock()")
            .timed(CustomHistogram.of("count_seconds", "Counting."))
            .circuitGuarded("stock", CircuitPolicy.DEFAULT)
      };
    }

    @Override
    public boolean hasFallback(int method) {
      return true;
    }

    @Override
    public Object fallback(
        int method, @Nullable Object target, @Nullable Object[] arguments, Throwable thrown) {
      return "spare";
    }
  }

  /** With a holder that is of another time. */
  static class Outdated {
    @Timed(service = "outdated")
    void fetch() {}
  }

  /** Not a holder. */
  public static final class Outdated_Metrics {}

  /** Without a holder. */
  @MeshService("bare")
  static class Bare {

    @Timed
    @Retried(
        maxAttempts = 4,
        delay = "50ms",
        multiplier = 3,
        maxDelay = "2s",
        jitter = 0.25,
        maxDuration = "5s",
        retryOn = IOException.class,
        abortOn = FileNotFoundException.class)
    @CircuitGuarded(
        failureRate = 0.25,
        window = "100 calls",
        minimumCalls = 10,
        openFor = "3s",
        trialCalls = 2,
        slowCall = "1s",
        slowCallRate = 0.75,
        ignore = IllegalStateException.class)
    @LoadBalanced(strategy = "random", maxInstances = 7)
    void fetchHTTPItem(long id, @Instance String instance) {}

    @Timed(
        metric = "bare_seconds",
        help = "Bare.",
        buckets = {1, 2},
        labels = "tier=hot")
    void store(@Label("flag") boolean flag, @Label(value = "tenant", max = 3) String tenant) {}

    @Timed(operation = "given", service = "other")
    void named() {}

    @LoadBalanced
    void withoutInstance() {}

    void plain() {}
  }

  /** All its public methods, one of which has its own annotation. */
  @MeshService("whole")
  @Timed
  static class Whole {
    public void all() {}

    @Timed(operation = "own")
    public void mine() {}

    void hidden() {}

    /** Takes the name of the service from the class around it. */
    static class Inner {
      @Timed
      void inside() {}
    }
  }

  @Test
  void theHolderIsAsked() throws Throwable {
    ClassProbes probes = ClassProbes.load(Held.class, mesh);
    Probe probe = probes.probe("fetch", new Class<?>[] {int[].class}, void.class);
    assertThat(probes.probe("fetch", new Class<?>[] {int[].class}, void.class)).isSameAs(probe);
    AdvisedCall.of(probe, null, argument -> null);
    assertThat(
            Scrape.of(registry)
                .value(
                    "mesh_service_calls_total"
                        + "{operation=\"fetch\",service=\"held\",status=\"success\"}"))
        .isEqualTo(1);
  }

  @Test
  void aHolderThatDoesNotWorkIsToldAndTheAnnotationsAreRead() {
    try (CapturedLog log = new CapturedLog()) {
      ClassProbes.load(Outdated.class, mesh);
      assertThat(log.linesWith("Outdated_Metrics does not work with this version")).hasSize(1);
    }
    assertThat(
            Scrape.of(registry)
                .value(
                    "mesh_service_calls_total"
                        + "{operation=\"fetch\",service=\"outdated\",status=\"success\"}"))
        .isZero();
  }

  @Test
  void aMissingHolderIsToldOnceWithTheWayToOne() {
    try (CapturedLog log = new CapturedLog()) {
      ClassProbes.load(Bare.class, mesh);
      assertThat(log.linesWith("There is no metric holder")).hasSize(1);
      assertThat(log.linesWith("weft-processor to the compiler's annotationProcessorPaths"))
          .hasSize(1);
      assertThat(log.linesWith("Nothing is recorded for the method"))
          .singleElement()
          .asString()
          .contains("withoutInstance", "none of its parameters is marked @Instance");
    }
  }

  @Test
  void aClassWithoutAnnotationsAndALocalOneNeedNoHolder() {
    class Local {
      @Timed(service = "local")
      void fetch() {}
    }
    try (CapturedLog log = new CapturedLog()) {
      ClassProbes.load(ClassProbesTest.class, mesh);
      new Local().fetch();
      ClassProbes.load(Local.class, mesh);
      assertThat(log.linesWith("holder")).isEmpty();
    }
    assertThat(
            Scrape.of(registry)
                .value(
                    "mesh_service_calls_total"
                        + "{operation=\"fetch\",service=\"local\",status=\"success\"}"))
        .isZero();
  }

  @Test
  void theAnnotationsGiveWhatTheHolderWould() {
    assertThat(ReflectedSpecs.read(Bare.class))
        .containsExactlyInAnyOrder(
            MethodSpec.of("fetchHTTPItem(long,java.lang.String)")
                .timed("bare", "fetch_http_item")
                .retried(
                    "bare",
                    "fetch_http_item",
                    RetryPolicy.DEFAULT
                        .maxAttempts(4)
                        .backoff(Duration.ofMillis(50), 3, Duration.ofSeconds(2))
                        .jitter(0.25)
                        .maxDuration(Duration.ofSeconds(5))
                        .retryOn(IOException.class)
                        .abortOn(FileNotFoundException.class))
                .circuitGuarded(
                    "bare",
                    CircuitPolicy.DEFAULT
                        .failureRate(0.25)
                        .window(100, 10)
                        .recovery(Duration.ofSeconds(3), 2)
                        .slowCalls(Duration.ofSeconds(1), 0.75)
                        .ignore(IllegalStateException.class))
                .loadBalanced("bare", "random", 7, 1),
            MethodSpec.of("store(boolean,java.lang.String)")
                .timed(
                    CustomHistogram.of("bare_seconds", "Bare.")
                        .buckets(1, 2)
                        .constantLabel("tier", "hot")
                        .closedLabel("flag", 0, "true", "false")
                        .boundedLabel("tenant", 1, 3)),
            MethodSpec.of("named()").timed("other", "given"));
  }

  @Test
  void anAnnotationOnAClassHoldsForItsPublicMethods() {
    assertThat(ReflectedSpecs.read(Whole.class))
        .containsExactlyInAnyOrder(
            MethodSpec.of("all()").timed("whole", "all"),
            MethodSpec.of("mine()").timed("whole", "own"));
    assertThat(ReflectedSpecs.read(Whole.Inner.class))
        .containsExactly(MethodSpec.of("inside()").timed("whole", "inside"));
  }

  @Test
  void aMethodThatIsNotKnownIsCalledAndNothingIsRecorded() throws Throwable {
    Probe probe = ClassProbes.load(Held.class, mesh).probe("unknown", new Class<?>[0], void.class);
    Scrape before = Scrape.of(registry);
    assertThat(AdvisedCall.of(probe, null, argument -> "done")).isEqualTo("done");
    assertThat(Scrape.of(registry).changesSince(before)).isEmpty();
  }

  @Test
  void allSeriesOfClosedLabelSetsAreThereFromTheBeginning() {
    ClassProbes.load(Bare.class, mesh);
    Scrape scrape = Scrape.of(registry);
    String of = "operation=\"fetch_http_item\",";
    for (String series :
        List.of(
            "mesh_service_calls_total{" + of + "service=\"bare\",status=\"success\"}",
            "mesh_service_calls_total{" + of + "service=\"bare\",status=\"failure\"}",
            "mesh_call_duration_seconds_count{" + of + "service=\"bare\"}",
            "retry_attempts_total{attempt=\"1\"," + of + "service=\"bare\"}",
            "retry_attempts_total{attempt=\"4\"," + of + "service=\"bare\"}",
            "retry_success_total{attempts_needed=\"4\"," + of + "service=\"bare\"}",
            "retry_duration_seconds_count{" + of + "service=\"bare\"}",
            "retry_calls_total{"
                + of
                + "result=\"max_duration_reached\",retried=\"true\","
                + "service=\"bare\"}",
            "circuit_breaker_requests_total{service=\"bare\",status=\"success\"}",
            "circuit_breaker_request_duration_seconds_count{service=\"bare\",status=\"failure\"}",
            "circuit_breaker_rejections_total{service=\"bare\"}",
            "circuit_breaker_recovery_time_seconds_count{service=\"bare\"}")) {
      assertThat(scrape.value(series)).as(series).isZero();
    }
    assertThat(scrape.has("retry_attempts_total{attempt=\"5\"," + of + "service=\"bare\"}"))
        .isFalse();
    assertThat(scrape.has("bare_seconds_count{flag=\"true\"}")).isFalse();
  }

  @Test
  void aFallbackIsCountedByTheOperationOfItsCall() {
    ClassProbes probes = ClassProbes.load(Spared.class, mesh);
    for (String method : List.of("fetchStock", "loadStock", "readStock", "countStock")) {
      probes.fallBack(method, new Class<?>[0], null, new Object[0], new IOException());
    }
    Scrape scrape = Scrape.of(registry);
    assertThat(scrape.sum("mesh_fallback_calls_total")).isEqualTo(4);
    for (String operation : List.of("fetch", "load", "read", "count_stock")) {
      assertThat(
              scrape.value(
                  "mesh_fallback_calls_total",
                  "operation",
                  operation,
                  "service",
                  "stock",
                  "status",
                  "success"))
          .as(operation)
          .isEqualTo(1);
    }
  }

  /** Which annotations are switched off changes no name. */
  @Test
  void theOperationOfAFallbackIsTheSameWhereTheCallIsNotTimed() {
    PrometheusRegistry other = new PrometheusRegistry();
    Mesh untimed =
        Mesh.builder()
            .registry(other)
            .configuration(
                Configuration.of(Map.of("weft.timed.enabled", "false"), Map.of(), Map.of()))
            .build();
    ClassProbes.load(Spared.class, untimed)
        .fallBack("fetchStock", new Class<?>[0], null, new Object[0], new IOException());
    assertThat(
            Scrape.of(other)
                .value(
                    "mesh_fallback_calls_total",
                    "operation",
                    "fetch",
                    "service",
                    "stock",
                    "status",
                    "success"))
        .isEqualTo(1);
  }
}
