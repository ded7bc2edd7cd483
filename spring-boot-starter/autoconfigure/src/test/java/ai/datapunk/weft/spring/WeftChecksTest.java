package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.health.Health;
import ai.datapunk.weft.health.HealthCheck;
import ai.datapunk.weft.health.HealthChecks;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;

/** Health checks that are beans. */
@Timeout(60)
class WeftChecksTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder().registry(registry).configuration(Configuration.none()).build();

  @BeforeEach
  void use() {
    Weft.use(mesh);
  }

  @AfterEach
  void release() {
    Weft.release(mesh);
    mesh.close();
  }

  static class Shop {

    @Bean
    HealthCheck databaseHealthCheck() {
      return Health::healthy;
    }

    @Bean
    @Watched
    HealthCheck priceList() {
      return () -> Health.unhealthy("out of print");
    }

    @Bean
    Warehouse warehouse() {
      return new Warehouse();
    }
  }

  /** The annotation may be on the class, and the check is of a bean that goes with the context. */
  @Watched
  static class Warehouse implements HealthCheck, DisposableBean {

    private static volatile String seen = "";
    private volatile boolean destroyed;

    @Override
    public Health check() {
      if (destroyed) {
        seen = "asked after it was destroyed";
      }
      return Health.degraded("full");
    }

    @Override
    public void destroy() {
      destroyed = true;
    }
  }

  static class Needed {

    @Bean
    HealthCheck stock() {
      return () -> Health.unhealthy("empty");
    }
  }

  static class Twice {

    @Bean
    HealthCheck priceList() {
      return Health::healthy;
    }

    @Bean("price_list")
    HealthCheck other() {
      return Health::healthy;
    }
  }

  static class Own {

    @Bean
    HealthChecks checks(Mesh mesh) {
      return HealthChecks.of(mesh).require("own", () -> Health.unhealthy("away")).start();
    }

    @Bean
    HealthCheck notAsked() {
      return Health::healthy;
    }
  }

  static class Boots {

    /** How often anybody wanted to know which there are. */
    private static final AtomicInteger ASKED = new AtomicInteger();

    @Bean
    BootIndicators indicators() {
      IndicatorChecks checks = new IndicatorChecks();
      checks.add("diskSpace", () -> "UP");
      checks.add("db/primary", () -> "DOWN");
      checks.add("queue", () -> "OUT_OF_SERVICE");
      checks.add("registry", () -> "UNKNOWN");
      checks.add("mood", () -> "GLOOMY");
      checks.add("weft", () -> "UP");
      checks.add("weftChecks", () -> "UP");
      checks.add("readinessState", () -> "OUT_OF_SERVICE");
      return () -> {
        ASKED.incrementAndGet();
        return checks.all();
      };
    }
  }

  /** A context lets go of the mesh when it closes, since it was not Weft that made it. */
  private AnnotationConfigApplicationContext start(Class<?>... beans) {
    Weft.use(mesh);
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.register(WeftAutoConfiguration.class, WeftChecksAutoConfiguration.class);
    for (Class<?> each : beans) {
      context.register(each);
    }
    context.refresh();
    return context;
  }

  /** The values of {@code health_status} by the checks' types. */
  private SortedMap<String, Double> statuses() {
    SortedMap<String, Double> statuses = new TreeMap<>();
    registry.scrape().stream()
        .filter(family -> family.getMetadata().getName().equals("health_status"))
        .flatMap(family -> family.getDataPoints().stream())
        .forEach(
            point ->
                statuses.put(
                    String.valueOf(point.getLabels().get("check_type")),
                    ((GaugeDataPointSnapshot) point).getValue()));
    return statuses;
  }

  private void assertStatuses(Map<String, Double> expected) throws InterruptedException {
    for (int i = 0; i < 2_000 && !statuses().equals(expected); i++) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(statuses()).isEqualTo(expected);
  }

  @Test
  void beansAreChecksByTheirNamesAndThoseWatchedMakeNothingWorseThanDegraded()
      throws InterruptedException {
    try (AnnotationConfigApplicationContext context = start(Shop.class)) {
      assertStatuses(
          Map.of("aggregate", 0.5, "database", 1.0, "price_list", 0.0, "warehouse", 0.5));
      ChecksHealth health = context.getBean(WeftChecks.class).health();
      assertThat(health.state()).isEqualTo(ChecksHealth.State.UP);
      assertThat(health.details())
          .isEqualTo(
              Map.of(
                  "database", "healthy",
                  "price_list", "unhealthy: out of print",
                  "warehouse", "degraded: full"));
    }
    assertThat(statuses()).isEmpty();
    assertThat(Warehouse.seen).isEmpty();
  }

  @Test
  void whatTheApplicationNeedsMakesItDown() throws InterruptedException {
    try (AnnotationConfigApplicationContext context = start(Needed.class)) {
      assertStatuses(Map.of("aggregate", 0.0, "stock", 0.0));
      assertThat(context.getBean(WeftChecks.class).health())
          .isEqualTo(
              new ChecksHealth(ChecksHealth.State.DOWN, Map.of("stock", "unhealthy: empty")));
    }
  }

  @Test
  void withoutChecksThereAreNoSeries() {
    try (AnnotationConfigApplicationContext context = start()) {
      assertThat(context.getBean(WeftChecks.class).health().state())
          .isEqualTo(ChecksHealth.State.UP);
      assertThat(
              registry.scrape().stream()
                  .map(family -> family.getMetadata().getName())
                  .filter(name -> name.startsWith("health") || name.startsWith("service_up")))
          .isEmpty();
    }
  }

  @Test
  void twoOfOneTypeEndTheStart() {
    Throwable thrown = catchThrowable(() -> start(Twice.class));
    assertThat(thrown).hasRootCauseInstanceOf(IllegalArgumentException.class);
    assertThat(thrown).rootCause().hasMessageContaining("\"price_list\"");
    assertThat(statuses()).isEmpty();
  }

  @Test
  void healthChecksThatAreABeanAreUsedInPlaceOfThem() throws InterruptedException {
    try (AnnotationConfigApplicationContext context = start(Own.class)) {
      assertStatuses(Map.of("aggregate", 0.0, "own", 0.0));
      assertThat(context.getBean(WeftChecks.class).health())
          .isEqualTo(new ChecksHealth(ChecksHealth.State.DOWN, Map.of("own", "unhealthy: away")));
    }
    assertThat(statuses()).isEmpty();
  }

  @Test
  void ofSeveralContextsTheLatestThatHasNotEndedHasTheChecks() throws InterruptedException {
    Map<String, Double> first =
        Map.of("aggregate", 0.5, "database", 1.0, "price_list", 0.0, "warehouse", 0.5);
    Map<String, Double> second = Map.of("aggregate", 0.0, "stock", 0.0);
    AnnotationConfigApplicationContext shop = start(Shop.class);
    assertStatuses(first);
    AnnotationConfigApplicationContext stock = start(Needed.class);
    assertStatuses(second);
    assertThat(shop.getBean(WeftChecks.class).health().state())
        .isEqualTo(ChecksHealth.State.UNKNOWN);
    start().close();
    assertStatuses(second);
    stock.close();
    assertStatuses(first);
    AnnotationConfigApplicationContext again = start(Needed.class);
    shop.close();
    assertStatuses(second);
    again.close();
    assertThat(statuses()).isEmpty();
  }

  @Test
  void aContextThatDoesNotStartLeavesTheChecksAsTheyWere() throws InterruptedException {
    try (AnnotationConfigApplicationContext stock = start(Needed.class)) {
      assertThat(catchThrowable(() -> start(Twice.class))).isNotNull();
      assertStatuses(Map.of("aggregate", 0.0, "stock", 0.0));
      assertThat(stock.getBean(WeftChecks.class).isRunning()).isTrue();
    }
  }

  @Test
  void bootsIndicatorsCountAndDoNotShowASecondTime() throws InterruptedException {
    try (AnnotationConfigApplicationContext context = start(Shop.class, Boots.class)) {
      assertStatuses(
          Map.of(
              "aggregate", 0.0,
              "database", 1.0,
              "price_list", 0.0,
              "warehouse", 0.5,
              "disk_space", 1.0,
              "db_primary", 0.0,
              "queue", 0.0,
              "registry", 0.5,
              "mood", 0.5));
      ChecksHealth health = context.getBean(WeftChecks.class).health();
      assertThat(health.state()).isEqualTo(ChecksHealth.State.UP);
      assertThat(health.details()).containsOnlyKeys("database", "price_list", "warehouse");
    }
  }

  @Test
  void checksThatTheApplicationStartedItselfAreNotReplaced() {
    try (HealthChecks started = HealthChecks.of(mesh).start()) {
      assertThat(catchThrowable(() -> start(Needed.class)))
          .hasRootCauseInstanceOf(IllegalStateException.class);
      assertThat(started.isUp()).isTrue();
    }
  }

  /** A prototype's proxy, and a watched one that is asked through its proxy too. */
  static class Scoped {

    @Bean
    @Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
    HealthCheck stockHealthCheck() {
      return Health::healthy;
    }

    @Bean
    @Watched
    @Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
    HealthCheck priceList() {
      return () -> Health.unhealthy("out of print");
    }
  }

  @Test
  void aBeanBehindAProxyIsOneCheck() throws InterruptedException {
    try (AnnotationConfigApplicationContext context = start(Scoped.class)) {
      assertStatuses(Map.of("aggregate", 0.5, "stock", 1.0, "price_list", 0.0));
      assertThat(context.getBean(WeftChecks.class).health().state())
          .isEqualTo(ChecksHealth.State.UP);
    }
  }

  static class DiskSpace {

    @Bean
    HealthCheck diskSpaceHealthCheck() {
      return () -> Health.degraded("nearly full");
    }
  }

  @Test
  void aBeanIsAskedAndNotAnIndicatorOfItsTypeWhichIsTold() throws InterruptedException {
    try (CapturedLog log = new CapturedLog();
        AnnotationConfigApplicationContext context = start(DiskSpace.class, Boots.class)) {
      assertStatuses(
          Map.of(
              "aggregate", 0.0,
              "disk_space", 0.5,
              "db_primary", 0.0,
              "queue", 0.0,
              "registry", 0.5,
              "mood", 0.5));
      assertThat(context.getBean(WeftChecks.class).health().details())
          .isEqualTo(Map.of("disk_space", "degraded: nearly full"));
      assertThat(log.lines("WARN", WeftChecks.class))
          .singleElement()
          .asString()
          .endsWith(
              "check_type=[disk_space] A bean of type HealthCheck and a health indicator of Boot's"
                  + " have the same type: [disk_space]. The bean is asked; give it another name to"
                  + " have both");
    }
  }

  @Test
  void indicatorsAreNotAskedBesideHealthChecksThatAreABeanWhichIsTold()
      throws InterruptedException {
    Boots.ASKED.set(0);
    try (CapturedLog log = new CapturedLog();
        AnnotationConfigApplicationContext context = start(Own.class, Boots.class)) {
      assertStatuses(Map.of("aggregate", 0.0, "own", 0.0));
      assertThat(context.getBean(WeftChecks.class).isRunning()).isTrue();
      assertThat(Boots.ASKED).hasValue(0);
      assertThat(log.lines("WARN", WeftChecks.class))
          .singleElement()
          .asString()
          .endsWith(
              " - weft.spring.health.indicators does nothing, because a bean of type HealthChecks"
                  + " is used in place of all other checks");
    }
  }

  @Test
  void withoutAnythingToTellNothingIsTold() {
    try (CapturedLog log = new CapturedLog()) {
      start(Shop.class, Boots.class).close();
      start(Own.class).close();
      AnnotationConfigApplicationContext shop = start(Shop.class);
      start(Needed.class).close();
      shop.close();
      for (String level : List.of("WARN", "ERROR")) {
        assertThat(log.lines(level, WeftChecks.class)).isEmpty();
      }
    }
  }

  @Test
  void aNameThatIsTakenIsToldAndKeepsNobodyFromStarting() {
    Gauge.builder().name("health_status").help("Somebody else's.").register(registry);
    try (CapturedLog log = new CapturedLog();
        AnnotationConfigApplicationContext context = start(Needed.class)) {
      WeftChecks checks = context.getBean(WeftChecks.class);
      assertThat(checks.isRunning()).isTrue();
      assertThat(checks.health().state()).isEqualTo(ChecksHealth.State.UNKNOWN);
      assertThat(log.lines("ERROR", WeftChecks.class))
          .singleElement()
          .asString()
          .endsWith(
              " - Health checks are not asked, because the application's registry holds a metric of"
                  + " one of their names: rename that metric");
    }
  }

  static class Loading {

    private static final AtomicReference<@Nullable ClassLoader> SEEN = new AtomicReference<>();

    @Bean
    HealthCheck loading() {
      return () -> {
        SEEN.set(Thread.currentThread().getContextClassLoader());
        return Health.healthy();
      };
    }
  }

  @Test
  void checksThatGoOnHaveTheClassesOfTheirOwnContext() throws InterruptedException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader first = new ClassLoader(before) {};
    try {
      thread.setContextClassLoader(first);
      AnnotationConfigApplicationContext loading = start(Loading.class);
      assertStatuses(Map.of("aggregate", 1.0, "loading", 1.0));
      thread.setContextClassLoader(before);
      AnnotationConfigApplicationContext stock = start(Needed.class);
      Loading.SEEN.set(null);
      stock.close();
      assertThat(thread.getContextClassLoader()).isSameAs(before);
      assertStatuses(Map.of("aggregate", 1.0, "loading", 1.0));
      assertThat(Loading.SEEN).hasValue(first);
      loading.close();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Spring logs what a bean throws when it stops, and goes on: the bean itself is asked. */
  @Test
  void aContextEndsWhateverKeepsTheChecksBeforeItFromGoingOnWhichIsTold()
      throws InterruptedException {
    AnnotationConfigApplicationContext shop = start(Shop.class);
    AnnotationConfigApplicationContext stock = start(Needed.class);
    assertStatuses(Map.of("aggregate", 0.0, "stock", 0.0));
    WeftChecks ending = stock.getBean(WeftChecks.class);
    ending.pause();
    try (HealthChecks own = HealthChecks.of(mesh).start();
        CapturedLog log = new CapturedLog()) {
      assertThat(catchThrowable(ending::stop)).isNull();
      assertThat(log.lines("ERROR", WeftChecks.class))
          .singleElement()
          .asString()
          .endsWith(
              " - Health checks of a context are not asked again, because the application has"
                  + " started others itself meanwhile that are no bean");
      stock.close();
      assertThat(log.lines("ERROR", WeftChecks.class)).hasSize(1);
      assertThat(own.isUp()).isTrue();
      assertThat(shop.getBean(WeftChecks.class).health().state())
          .isEqualTo(ChecksHealth.State.UNKNOWN);
    }
    shop.close();
    assertThat(statuses()).isEmpty();
  }
}
