package ai.datapunk.weft.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.annotation.JitterType;
import ai.datapunk.weft.audit.AuditLog;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.record.SeriesWiring;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MetricHolder;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredSpecsTest {

  private static final MethodSpec WRITTEN =
      MethodSpec.of("fetch(java.net.URI)")
          .timed("stock", "fetch")
          .timed(CustomHistogram.of("own_seconds", "Own."))
          .retried("stock", "fetch", RetryPolicy.DEFAULT)
          .circuitGuarded("stock", CircuitPolicy.DEFAULT)
          .loadBalanced("stock", "round_robin", 50, 0);

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private static Configuration configuration(Map<String, String> file) {
    return Configuration.of(file, Map.of(), Map.of());
  }

  private static MethodSpec apply(Map<String, String> file) {
    return new ConfiguredSpecs(configuration(file)).apply(WRITTEN);
  }

  @Test
  void whatIsNotConfiguredHoldsAsItIsWritten() {
    try (CapturedLog log = new CapturedLog()) {
      assertThat(apply(Map.of("weft.retry.payment.max-attempts", "9"))).isEqualTo(WRITTEN);
      assertThat(log.linesWith("event=")).isEmpty();
    }
  }

  @Test
  void everyValueOfAPolicyCanBeConfigured() {
    MethodSpec configured =
        apply(
            Map.ofEntries(
                Map.entry("weft.retry.stock.fetch.max-attempts", "7"),
                Map.entry("weft.retry.stock.fetch.delay", "20ms"),
                Map.entry("weft.retry.stock.fetch.multiplier", "3"),
                Map.entry("weft.retry.stock.fetch.max-delay", "5s"),
                Map.entry("weft.retry.stock.fetch.jitter", "0.5"),
                Map.entry("weft.retry.stock.fetch.jitter-type", "DECORRELATED"),
                Map.entry("weft.retry.stock.budget", "0.25"),
                Map.entry("weft.retry.stock.fetch.max-duration", "9s"),
                Map.entry("weft.circuit.stock.failure-rate", "0.25"),
                Map.entry("weft.circuit.stock.window", "100 calls"),
                Map.entry("weft.circuit.stock.minimum-calls", "10"),
                Map.entry("weft.circuit.stock.open-for", "3s"),
                Map.entry("weft.circuit.stock.trial-calls", "4"),
                Map.entry("weft.circuit.stock.slow-call", "2s"),
                Map.entry("weft.circuit.stock.slow-call-rate", "0.75"),
                Map.entry("weft.load-balancer.stock.strategy", "random")));
    assertThat(configured)
        .isEqualTo(
            WRITTEN
                .retried(
                    "stock",
                    "fetch",
                    RetryPolicy.DEFAULT
                        .maxAttempts(7)
                        .backoff(Duration.ofMillis(20), 3, Duration.ofSeconds(5))
                        .jitter(0.5)
                        .jitterType(JitterType.DECORRELATED)
                        .budget(0.25)
                        .maxDuration(Duration.ofSeconds(9)))
                .circuitGuarded(
                    "stock",
                    CircuitPolicy.DEFAULT
                        .failureRate(0.25)
                        .window(100, 10)
                        .recovery(Duration.ofSeconds(3), 4)
                        .slowCalls(Duration.ofSeconds(2), 0.75))
                .loadBalanced("stock", "random", 50, 0));
  }

  @Test
  void aConfiguredValueIsAnAuditEvent() {
    try (CapturedLog log = new CapturedLog()) {
      apply(Map.of("weft.retry.stock.max-attempts", "7", "weft.retry.stock.multiplier", "2.0"));
      assertThat(log.linesWith("event=configured"))
          .singleElement()
          .asString()
          .contains(
              AuditLog.LOGGER,
              "service=stock operation=fetch key=weft.retry.stock.max-attempts"
                  + " source=weft.properties value=7 written=3");
    }
  }

  @Test
  void valuesThatContradictWhatIsWrittenAreToldAndNotUsed() {
    try (CapturedLog log = new CapturedLog()) {
      MethodSpec configured =
          apply(
              Map.of(
                  "weft.retry.stock.delay", "20s",
                  "weft.circuit.stock.window", "10 calls"));
      assertThat(configured).isEqualTo(WRITTEN);
      assertThat(log.linesWith("event=not_configured")).hasSize(2);
      assertThat(log.linesWith("maxDelay is PT10S but must be the delay and up")).hasSize(1);
      assertThat(
              log.linesWith(
                  "minimumCalls is 20 but must be no more than the window, which is 10 calls;"
                      + " configured is weft.circuit.stock.window = 10 calls (weft.properties)"))
          .singleElement()
          .asString()
          .contains("keys=weft.circuit.stock.window");
      assertThat(log.linesWith("takes the place of the one that is written")).isEmpty();
    }
  }

  @Test
  void annotationsCanBeSwitchedOff() {
    try (CapturedLog log = new CapturedLog()) {
      MethodSpec retryOff = apply(Map.of("weft.retry.stock.fetch.enabled", "false"));
      assertThat(retryOff.retry()).isNull();
      assertThat(retryOff.circuit()).isEqualTo(WRITTEN.circuit());
      assertThat(log.linesWith("event=switched_off")).hasSize(1);
    }
    assertThat(apply(Map.of("weft.timed.enabled", "false")).timed()).isNull();
    assertThat(apply(Map.of("weft.circuit.stock.enabled", "false")).circuit()).isNull();
    assertThat(apply(Map.of("weft.load-balancer.enabled", "false")).balance()).isNull();
    assertThat(apply(Map.of("weft.enabled", "false")))
        .isEqualTo(MethodSpec.of("fetch(java.net.URI)"));
  }

  @Test
  void aHiddenFamilyIsNotExposedAndTheOthersAre() {
    Mesh.builder()
        .registry(registry)
        .configuration(configuration(Map.of("weft.family.circuit_breaker_state.enabled", "false")))
        .build()
        .engine()
        .circuits()
        .of("stock", CircuitPolicy.DEFAULT);
    Scrape scrape = Scrape.of(registry);
    assertThat(scrape.has("circuit_breaker_state", "service", "stock")).isFalse();
    assertThat(scrape.has("mesh_circuit_breaker_state", "service", "stock")).isTrue();
  }

  private static Mesh meshWith(String instances) {
    return Mesh.builder()
        .registry(new PrometheusRegistry())
        .configuration(configuration(Map.of("weft.load-balancer.stock.instances", instances)))
        .build();
  }

  private static Object picked(Mesh mesh, Class<?> parameterType) throws Throwable {
    SeriesWiring wiring =
        new SeriesWiring(
            MethodSpec.of("fetch(x)").loadBalanced("stock", "round_robin", 50, 0),
            mesh.engine().store());
    Probe probe = NewProbe.of(wiring, mesh, new Class<?>[] {parameterType}, Object.class);
    mesh.instances("stock", InstanceSource.of("given by the application"));
    return String.valueOf(AdvisedCall.of(probe, null, instance -> instance));
  }

  @Test
  void configuredInstancesAreUsedInsteadOfThoseThatTheApplicationGives() throws Throwable {
    assertThat(picked(meshWith("http://a:1, http://b:2"), URI.class)).isEqualTo("http://a:1");
    assertThat(picked(meshWith("a:1,b:2"), String.class)).isEqualTo("a:1");
    assertThat(picked(meshWith("a:1"), InetSocketAddress.class))
        .isEqualTo(InetSocketAddress.createUnresolved("a", 1).toString());
  }

  @Test
  void configuredInstancesThatCannotBeAreToldAndNotUsed() throws Throwable {
    try (CapturedLog log = new CapturedLog()) {
      mesh("a:1");
      assertThat(log.linesWith("not a java.lang.Thread")).hasSize(1);
      assertThat(picked(meshWith("a"), Object.class)).isEqualTo("a");
    }
  }

  private void mesh(String instances) {
    Mesh mesh = meshWith(instances);
    SeriesWiring wiring =
        new SeriesWiring(
            MethodSpec.of("fetch(x)").loadBalanced("stock", "round_robin", 50, 0),
            mesh.engine().store());
    assertThat(NewProbe.of(wiring, mesh, new Class<?>[] {Thread.class}, Object.class)).isNotNull();
  }

  /** What is woven. */
  static final class Falling {}

  /** What the processor generates. */
  public static final class Falling_Metrics implements MetricHolder {
    /** Called by reflection. */
    public Falling_Metrics() {}

    @Override
    public MethodSpec[] methods() {
      return new MethodSpec[] {
        MethodSpec.of("fetch()").retried("stock", "fetch", RetryPolicy.DEFAULT.maxAttempts(2))
      };
    }

    @Override
    public boolean hasFallback(int method) {
      return true;
    }

    @Override
    public Object fallback(
        int method, @Nullable Object target, @Nullable Object[] arguments, Throwable thrown) {
      return "cached";
    }
  }

  @Test
  void aFallbackIsSwitchedOffWithWhatItBelongsTo() {
    RuntimeException failed = new IllegalStateException();
    assertThat(fallBack(Map.of(), failed)).isEqualTo("cached");
    assertThatThrownBy(() -> fallBack(Map.of("weft.enabled", "false"), failed)).isSameAs(failed);
    assertThatThrownBy(() -> fallBack(Map.of("weft.retry.stock.enabled", "false"), failed))
        .isSameAs(failed);
  }

  private static @Nullable Object fallBack(Map<String, String> file, RuntimeException failed) {
    Mesh mesh =
        Mesh.builder()
            .registry(new PrometheusRegistry())
            .configuration(configuration(file))
            .build();
    return ClassProbes.load(Falling.class, mesh)
        .fallBack("fetch", new Class<?>[0], null, new Object[0], failed);
  }

  @Test
  void auditEventsSayInTheirTextWhatIsConfiguredAndWhere() {
    try (CapturedLog log = new CapturedLog()) {
      apply(
          Map.of(
              "weft.retry.stock.fetch.max-attempts", "7",
              "weft.circuit.stock.open-for", "3s",
              "weft.timed.stock.fetch.enabled", "false"));
      assertThat(log.linesWith("event="))
          .hasSize(3)
          .anyMatch(
              line ->
                  line.endsWith(
                      "A configured value takes the place of the one that is written: service"
                          + " 'stock', operation 'fetch', weft.retry.stock.fetch.max-attempts = 7"
                          + " (weft.properties) in place of 3"))
          .anyMatch(
              line ->
                  line.endsWith(
                      "A configured value takes the place of the one that is written: service"
                          + " 'stock', weft.circuit.stock.open-for = 3s (weft.properties) in place"
                          + " of PT10S"))
          .anyMatch(
              line ->
                  line.contains("The annotation does not act: service 'stock', operation 'fetch',")
                      && line.endsWith("by weft.timed.stock.fetch.enabled (weft.properties)"));
      assertThat(log.linesWith("operation=null")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weft.enabled",
        "weft.timed.enabled",
        "weft.retry.enabled",
        "weft.circuit.enabled",
        "weft.load-balancer.enabled"
      })
  void aSwitchForAllServicesIsToldOnceHoweverManyMethodsThereAre(String key) {
    try (CapturedLog log = new CapturedLog()) {
      Configuration off = configuration(Map.of(key, "false"));
      for (int method = 0; method < 150; method++) {
        MethodSpec spec =
            MethodSpec.of("m" + method + "()")
                .timed("s" + method, "m" + method)
                .retried("s" + method, "m" + method, RetryPolicy.DEFAULT)
                .circuitGuarded("s" + method, CircuitPolicy.DEFAULT)
                .loadBalanced("s" + method, "round_robin", 50, 0);
        assertThat(new ConfiguredSpecs(off).apply(spec)).isNotEqualTo(spec);
      }
      assertThat(log.linesWith(AuditLog.LOGGER))
          .singleElement()
          .asString()
          .contains("event=switched_off")
          .contains("Switched off for all services")
          .endsWith(key + " = false (weft.properties)");
    }
  }

  @Test
  void whatIsSwitchedOnAgainForAServiceIsNotToldAsOff() {
    try (CapturedLog log = new CapturedLog()) {
      MethodSpec spec =
          apply(Map.of("weft.retry.enabled", "false", "weft.retry.stock.enabled", "true"));
      assertThat(spec.retry()).isEqualTo(WRITTEN.retry());
      assertThat(log.linesWith("event=switched_off")).hasSize(1);
    }
  }
}
