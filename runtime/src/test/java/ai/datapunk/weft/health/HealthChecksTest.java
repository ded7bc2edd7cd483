package ai.datapunk.weft.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.health.Health.Status;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Collectable;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HealthChecksTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_250L);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .ticker(ticker)
          .scheduler(ticker)
          .configuration(
              Configuration.of(
                  Map.of(
                      "weft.application", "shop",
                      "weft.instance", "shop-1"),
                  Map.of(),
                  Map.of()))
          .build();
  private volatile Health database = Health.healthy();
  private volatile Health cache = Health.healthy();

  @AfterEach
  void close() {
    mesh.close();
  }

  private HealthChecks.Builder checks() {
    return HealthChecks.of(mesh).clock(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 2_000; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    throw new AssertionError("it does not come");
  }

  private double status(String type) {
    return Scrape.of(registry).value("health_status", "service", "shop", "check_type", type);
  }

  private double up() {
    return Scrape.of(registry).value("service_up", "service", "shop", "instance", "shop-1");
  }

  @Test
  void eachCheckIsShownAndTheWorstOfAll() throws Exception {
    try (HealthChecks checks =
        checks().require("database", () -> database).watch("cache", () -> cache).start()) {
      await(() -> checks.aggregate().isPresent() && !checks.isRunning("database", "cache"));
      assertThat(status("database")).isEqualTo(1);
      assertThat(status("aggregate")).isEqualTo(1);
      assertThat(up()).isEqualTo(1);
      assertThat(
              Scrape.of(registry)
                  .value("last_check_timestamp", "service", "shop", "check_type", "cache"))
          .isEqualTo(1_700_000_000.25);

      cache = Health.unhealthy("away");
      ticker.advance(Duration.ofSeconds(10));
      await(() -> status("cache") == 0 && !checks.isRunning("database", "cache"));
      assertThat(status("aggregate")).isEqualTo(0.5);
      assertThat(checks.isUp()).isTrue();
      assertThat(up()).isEqualTo(1);

      database = Health.degraded("slow");
      ticker.advance(Duration.ofSeconds(10));
      await(() -> status("database") == 0.5 && !checks.isRunning("database", "cache"));
      assertThat(status("aggregate")).isEqualTo(0.5);

      database = Health.unhealthy("away");
      ticker.advance(Duration.ofSeconds(10));
      await(() -> status("database") == 0);
      assertThat(status("aggregate")).isZero();
      assertThat(checks.isUp()).isFalse();
      assertThat(up()).isZero();
    }
  }

  @Test
  void theApplicationIsUpWithoutChecks() {
    try (HealthChecks checks = checks().start()) {
      assertThat(checks.isUp()).isTrue();
      assertThat(up()).isEqualTo(1);
    }
    assertThat(up()).isNaN();
  }

  @Test
  void itIsNotUpBeforeEachCheckHasAnswered() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    try (HealthChecks checks =
        checks()
            .require("fast", Health::healthy)
            .require(
                "slow",
                () -> {
                  goOn.await();
                  return Health.healthy();
                })
            .start()) {
      await(() -> status("fast") == 1);
      assertThat(checks.aggregate()).isEmpty();
      assertThat(checks.isUp()).isFalse();
      assertThat(up()).isNaN();
      assertThat(checks.results()).containsOnlyKeys("fast");
      goOn.countDown();
      await(checks::isUp);
      assertThat(up()).isEqualTo(1);
    }
  }

  @Test
  void oneThatHangsIsUnhealthyIsAskedOnceAndHoldsUpNoOther() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger others = new AtomicInteger();
    try (CapturedLog log = new CapturedLog();
        HealthChecks checks =
            checks()
                .timeout(Duration.ofSeconds(2))
                .require(
                    "hanging",
                    () -> {
                      asked.incrementAndGet();
                      awaitUninterruptibly(goOn);
                      return Health.healthy();
                    })
                .require(
                    "other",
                    () -> {
                      others.incrementAndGet();
                      return Health.healthy();
                    })
                .start()) {
      await(() -> asked.get() == 1 && status("other") == 1 && !checks.isRunning("other"));
      ticker.advance(Duration.ofSeconds(2));
      assertThat(checks.isUp()).isFalse();
      assertThat(status("hanging")).isZero();
      for (int i = 2; i < 5; i++) {
        int times = i;
        // Each time it has answered before its own time is up.
        ticker.advance(Duration.ofSeconds(i == 2 ? 8 : 10));
        await(() -> others.get() == times && status("other") == 1 && !checks.isRunning("other"));
      }
      assertThat(asked).hasValue(1);
      assertThat(log.linesWith("hanging"))
          .singleElement()
          .asString()
          .contains("Health check hanging is UNHEALTHY: no answer within 2000 ms");
      goOn.countDown();
      // Its late answer is none: it is asked again.
      await(
          () -> {
            ticker.advance(Duration.ofSeconds(10));
            return status("hanging") == 1;
          });
      assertThat(asked.get()).isGreaterThan(1);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = true;
    while (interrupted) {
      try {
        latch.await();
        interrupted = false;
      } catch (InterruptedException goesOn) {
        interrupted = true;
      }
    }
  }

  @Test
  void oneThatWaitsIsInterruptedAfterItsTime() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    try (HealthChecks checks =
        checks()
            .require(
                "waiting",
                () -> {
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException expected) {
                    interrupted.countDown();
                  }
                  return Health.healthy();
                })
            .start()) {
      await(() -> !Thread.getAllStackTraces().isEmpty());
      TimeUnit.MILLISECONDS.sleep(20);
      ticker.advance(Duration.ofSeconds(5));
      assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(checks.results().get("waiting"))
          .isEqualTo(Health.unhealthy("no answer within 5000 ms"));
    }
  }

  @Test
  void whatIsThrownIsUnhealthyAndToldByItsTypeAlone() throws Exception {
    try (CapturedLog log = new CapturedLog();
        HealthChecks checks =
            checks()
                .require(
                    "throwing",
                    () -> {
                      throw new IOException("password=hunter2");
                    })
                .require(
                    "overflowing",
                    () -> {
                      throw new StackOverflowError();
                    })
                .start()) {
      await(() -> checks.aggregate().isPresent());
      assertThat(checks.results().values())
          .extracting(Health::status)
          .containsOnly(Status.UNHEALTHY);
      // It is told after it is known.
      await(() -> !log.linesWith("throwing").isEmpty());
      assertThat(log.linesWith("throwing")).singleElement().asString().contains("IOException");
      assertThat(log.linesWith("hunter2")).isEmpty();
      ticker.advance(Duration.ofSeconds(30));
      TimeUnit.MILLISECONDS.sleep(20);
      assertThat(log.linesWith("Health check throwing")).hasSize(1);
    }
  }

  @Test
  @SuppressWarnings("NullAway") // As code without it can.
  void oneThatGivesNullIsUnhealthyAndNoneOfTheOthersIs() throws Exception {
    try (HealthChecks checks =
        checks().watch("nothing", () -> null).require("other", Health::healthy).start()) {
      await(() -> checks.aggregate().isPresent());
      assertThat(checks.results())
          .containsEntry("nothing", Health.unhealthy("NullPointerException"))
          .containsEntry("other", Health.healthy());
      assertThat(checks.isUp()).isTrue();
    }
  }

  @Test
  void aSchedulerThatRefusesIsToldAndTheChecksAreAskedOnce() throws Exception {
    try (CapturedLog log = new CapturedLog();
        Mesh other =
            Mesh.builder()
                .registry(new PrometheusRegistry())
                .scheduler(
                    (task, nanos) -> {
                      throw new RejectedExecutionException("shut down");
                    })
                .build();
        HealthChecks checks = HealthChecks.of(other).require("some", Health::healthy).start()) {
      await(checks::isUp);
      assertThat(log.linesWith("Health checks are asked no longer")).hasSize(1);
      assertThat(log.linesWith("Health check some has no time-out")).hasSize(1);
    }
  }

  @Test
  void aCheckIsRegisteredOnceUnderANameThatIsALabelValue() {
    HealthChecks.Builder checks = checks().require("database", Health::healthy);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> checks.watch("database", Health::healthy))
        .withMessage("There is a health check \"database\" already: give this one another type");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> checks.require("aggregate", Health::healthy))
        .withMessageContaining("give this one another type");
    for (String wrong : List.of(" ", "a\nb", "x".repeat(129))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> checks.require(wrong, Health::healthy))
          .withMessageContaining("1 to 128 characters");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> checks.interval(Duration.ofMillis(999)))
        .withMessage("An interval must be from PT1S to PT1H, but it is PT0.999S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> checks.timeout(Duration.ofMinutes(11)))
        .withMessageContaining("A time-out must be from PT0.01S to PT10M");
  }

  @Test
  void aMeshHasOneSetOfChecksUntilThatIsClosed() {
    HealthChecks first = checks().start();
    assertThatIllegalStateException()
        .isThrownBy(() -> checks().start())
        .withMessage(
            "The application has health checks already: give all of them to one HealthChecks, or"
                + " close that first");
    assertThat(up()).isEqualTo(1);
    first.close();
    try (HealthChecks second = checks().start()) {
      assertThat(second.isUp()).isTrue();
      assertThat(up()).isEqualTo(1);
    }
  }

  @Test
  void aRegistryWithAMetricOfANameIsToldAtOnce() {
    Gauge.builder().name("health_status").register(registry);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> checks().start())
        .withMessageContaining("health_status");
  }

  private void rename(String application) {
    mesh.configure(
        Configuration.of(
            Map.of("weft.application", application, "weft.instance", "shop-2"),
            Map.of(),
            Map.of()));
  }

  @Test
  void anApplicationThatIsRenamedHasItsHealthByTheNewNameFromTheNextScrapeOn() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (HealthChecks checks =
        checks().require("hanging", () -> hang(never)).watch("cache", () -> cache).start()) {
      await(() -> !checks.isRunning("cache"));
      ticker.advance(Duration.ofSeconds(5));
      await(() -> checks.aggregate().isPresent());
      assertThat(status("hanging")).isZero();
      rename("store");
      Scrape scrape = Scrape.of(registry);
      assertThat(scrape.value("health_status", "service", "store", "check_type", "hanging"))
          .isZero();
      assertThat(scrape.value("health_status", "service", "store", "check_type", "cache"))
          .isEqualTo(1);
      assertThat(scrape.value("health_status", "service", "store", "check_type", "aggregate"))
          .isZero();
      assertThat(scrape.value("last_check_timestamp", "service", "store", "check_type", "cache"))
          .isEqualTo(1_700_000_000.25);
      assertThat(scrape.value("service_up", "service", "store", "instance", "shop-2")).isZero();
      assertThat(status("cache")).isNaN();
      assertThat(up()).isNaN();
    }
    never.countDown();
    rename("shop");
    assertThat(Scrape.of(registry).has("service_up", "service", "shop", "instance", "shop-2"))
        .isFalse();
  }

  private static Health hang(CountDownLatch latch) {
    awaitUninterruptibly(latch);
    return Health.healthy();
  }

  @Test
  void anApplicationThatIsRenamedIsUpWithoutChecks() {
    try (HealthChecks checks = checks().start()) {
      rename("store");
      assertThat(Scrape.of(registry).value("service_up", "service", "store", "instance", "shop-2"))
          .isEqualTo(1);
      assertThat(checks.isUp()).isTrue();
    }
  }

  /** A timer has what it was given until that is due, which may be in an hour. */
  @Test
  void onceClosedATimerHoldsNothingOfTheApplications() throws Exception {
    askedAndClosed().assertCollected();
    assertThat(ticker.waits()).as("nothing was due").containsExactly(HOUR, TEN_MINUTES);
  }

  private Collectable askedAndClosed() throws InterruptedException {
    HealthChecks checks =
        checks().interval(HOUR).timeout(TEN_MINUTES).require("some", Health::healthy).start();
    await(checks::isUp);
    await(() -> !checks.isRunning("some"));
    checks.close();
    return new Collectable(checks);
  }

  @Test
  void afterTheEndNothingIsAskedAndNothingShown() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HealthChecks checks =
        checks()
            .require(
                "database",
                () -> {
                  asked.incrementAndGet();
                  return Health.healthy();
                })
            .start();
    await(checks::isUp);
    checks.close();
    checks.close();
    ticker.advance(Duration.ofSeconds(60));
    TimeUnit.MILLISECONDS.sleep(20);
    assertThat(asked).hasValue(1);
    assertThat(status("database")).isNaN();
    assertThat(up()).isNaN();
  }

  @Test
  void theSpaceOfADiskIsThatOfItsFileSystem(@TempDir Path folder) throws Exception {
    long free = Files.getFileStore(folder).getUsableSpace();
    assertThat(StandardChecks.diskSpace(folder, 1).check()).isEqualTo(Health.healthy());
    assertThat(StandardChecks.diskSpace(folder, Long.MAX_VALUE).check().status())
        .isEqualTo(Status.UNHEALTHY);
    assertThat(free).isPositive();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardChecks.diskSpace(folder, 0))
        .withMessage("The least space must be above 0 bytes, but it is 0");
  }

  @Test
  void aCircuitIsAsHealthyAsItIsClosed() throws Exception {
    HealthCheck check = StandardChecks.circuit(mesh, "stock");
    assertThat(check.check()).isEqualTo(Health.healthy());
    GuardedCircuit circuit =
        mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT.failureRate(0.5).window(2, 2));
    assertThat(check.check()).isEqualTo(Health.healthy());
    for (int i = 0; i < 2; i++) {
      circuit.acquire();
      circuit.failed(ticker.nanoTime(), ticker.nanoTime());
    }
    assertThat(check.check()).isEqualTo(Health.unhealthy("the circuit is open"));
    ticker.advance(circuit.policy().openFor().plusMillis(1));
    assertThat(check.check()).isEqualTo(Health.degraded("the circuit is half-open"));
    circuit.close();
    assertThat(check.check()).isEqualTo(Health.healthy());
    assertThat(StandardChecks.circuit(mesh, "payments").check()).isEqualTo(Health.healthy());
  }

  @Test
  void instancesAreHealthyDegradedOrTooFew() throws Exception {
    mesh.instances("stock", () -> List.of("a", "b", "c"));
    HealthCheck check = StandardChecks.instances(mesh, "stock", 2);
    mesh.instances("stock");
    assertThat(check.check()).isEqualTo(Health.healthy());
    mesh.health("stock", "a", 0);
    assertThat(check.check()).isEqualTo(Health.degraded("2 of 3 instances are healthy"));
    mesh.health("stock", "b", 0);
    assertThat(check.check()).isEqualTo(Health.unhealthy("1 of 3 instances are healthy"));
    assertThat(StandardChecks.instances(mesh, "none", 1).check())
        .isEqualTo(Health.unhealthy("0 of 0 instances are healthy"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardChecks.instances(mesh, "stock", 0));
  }

  @Test
  void checksEndWithTheirMesh() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (CapturedLog log = new CapturedLog();
        HealthChecks checks =
            checks()
                .require(
                    "database",
                    () -> {
                      asked.incrementAndGet();
                      return database;
                    })
                .start()) {
      await(() -> up() == 1);
      mesh.close();
      ticker.millis(10_000);
      await(() -> !checks.isRunning("database"));
      assertThat(asked).hasValue(1);
      ticker.millis(3_600_000);
      assertThat(asked).hasValue(1);
      assertThat(log.linesWith("Health checks are asked no longer: their mesh is")).hasSize(1);
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> checks().start())
        .withMessage("The mesh is closed: nothing of it is shown");
  }

  @Test
  void anotherMetricOfTheNameIsNamed() {
    Gauge.builder().name("health_status").help("Another.").register(registry);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> checks().start())
        .withMessageContaining("Weft's health_status. Fix: do not register it there");
  }
}
