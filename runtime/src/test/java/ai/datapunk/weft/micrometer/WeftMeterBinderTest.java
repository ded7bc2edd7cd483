package ai.datapunk.weft.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.SeriesRules;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.retry.RetryMetrics;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Collectable;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import io.micrometer.core.instrument.step.StepRegistryConfig;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WeftMeterBinderTest extends MeshFixture {

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final WeftMeterBinder binder = WeftMeterBinder.of(mesh);

  /** The meter has what the scrape has, whichever of the two looks first. */
  private void assertAgree() {
    var read = MeterValues.of(registry);
    assertThat(read).isEqualTo(MeterValues.of(prometheus)).isEqualTo(MeterValues.of(registry));
  }

  /** Whoever reads first finds that series have come and gone, with the meters that it has. */
  private void noticeAfter(Duration time) {
    ticker.advance(time);
    MeterValues.of(registry);
  }

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).functionCounter().count();
  }

  @Test
  void eachSeriesIsAMeterThatHasWhatAScrapeSays() {
    binder.bindTo(registry);
    mesh.instances("stock", InstanceSource.of("one", "two"));
    Probe probe = method("stock");
    assertAgree();
    calls(probe);
    assertAgree();
    assertThat(count("retry.attempts", "service", "stock", "operation", "fetch", "attempt", "1"))
        .isEqualTo(4);
    assertThat(
            registry
                .get("retry.duration")
                .tags("service", "stock", "operation", "fetch")
                .functionTimer()
                .totalTime(TimeUnit.MILLISECONDS))
        // 7 attempts of 10 ms each, and three waits.
        .isEqualTo(10 + (20 + 100) + (30 + 100 + 200) + 10);
  }

  @Test
  void aValueIsReadAnewEachTime() {
    binder.bindTo(registry);
    Probe probe = method("stock");
    for (int calls = 1; calls <= 5; calls++) {
      call(probe, "one");
      assertThat(count("mesh.service.calls", "status", "success")).isEqualTo(calls);
      assertThat(count("retry.attempts", "attempt", "1")).isEqualTo(calls);
      assertThat(registry.get("checkout.duration").functionTimer().count()).isEqualTo(calls);
      assertThat(count("load.balancer.requests", "instance", "one")).isEqualTo(calls);
    }
  }

  @Test
  void whatIsThereBeforeTheBindingHasMetersToo() {
    calls(method("stock"));
    binder.bindTo(registry);
    assertAgree();
  }

  @Test
  void namesAndTagsAreMicrometersWithUnitAndDescription() {
    binder.bindTo(registry);
    calls(method("stock"));
    Meter.Id changes =
        registry
            .get("circuit.breaker.state.changes")
            .tags("from.state", "closed", "to.state", "open")
            .meter()
            .getId();
    assertThat(changes.getTags())
        .containsExactlyInAnyOrder(
            Tag.of("service", "stock"), Tag.of("from.state", "closed"), Tag.of("to.state", "open"));
    assertThat(changes.getDescription()).isEqualTo("Changes of the circuit's state.");
    assertThat(registry.get("circuit.breaker.state.seconds").meter().getId().getBaseUnit())
        .isEqualTo("seconds");
    assertThat(registry.get("retry.failure").tag("error.type", "IOException").meter()).isNotNull();
  }

  @Test
  void whatOnlyTimeChangesIsNoticedByWhoeverReads() {
    binder.bindTo(registry);
    Probe probe = method("stock");
    Exception[] failures = {new IOException(), new IOException(), new IOException()};
    for (int i = 0; i < 4; i++) {
      call(probe, "one", failures);
    }
    var state = registry.get("circuit.breaker.state").gauge();
    assertThat(state.value()).isZero();
    double open = count("circuit.breaker.state.seconds", "state", "open");
    ticker.millis(500);
    assertThat(count("circuit.breaker.state.seconds", "state", "open")).isEqualTo(open + 0.5);
    ticker.advance(Duration.ofMinutes(2));
    assertThat(
            count("circuit.breaker.state.changes", "from.state", "open", "to.state", "half_open"))
        .isEqualTo(1);
    assertThat(state.value()).isEqualTo(1);
    assertAgree();
  }

  @Test
  void seriesThatComeLaterHaveMetersAtOnce() {
    binder.bindTo(registry);
    assertThat(registry.find("retry.attempts").meters()).isEmpty();
    RetryMetrics other = RetryMetrics.in(prometheus);
    other.recordAttempt("payment", "charge", 1);
    assertThat(count("retry.attempts", "service", "payment")).isEqualTo(1);
    Probe stock = method("stock");
    assertThat(count("retry.attempts", "service", "stock", "attempt", "3")).isZero();
    assertThat(registry.find("retry.failure").tag("service", "stock").meters()).isEmpty();
    call(stock, "one", new IOException(), new IOException(), new IOException());
    assertThat(count("retry.failure", "service", "stock", "error.type", "IOException"))
        .isEqualTo(1);
    assertThat(registry.find("load.balancer.requests").tag("instance", "two").meters()).isEmpty();
    call(stock, "two");
    assertThat(count("load.balancer.requests", "instance", "two")).isEqualTo(1);
    assertAgree();
  }

  @Test
  void seriesThatEndHaveNoMeters() {
    List<Object> instances = new ArrayList<>(List.of("one", "two"));
    mesh.instances("stock", () -> List.copyOf(instances));
    mesh.rules(
        new SeriesRules(
            SeriesLimits.defaults().retention("retry_attempts_total", Duration.ofHours(1)),
            null,
            null));
    binder.bindTo(registry);
    Probe probe = method("stock");
    calls(probe);
    assertAgree();
    instances.remove("two");
    noticeAfter(Duration.ofSeconds(2));
    assertThat(registry.find("load.balancer.instance.health").tag("instance", "two").meters())
        .isEmpty();
    double requests = count("load.balancer.requests", "instance", "two");
    assertThat(requests).isPositive();
    instances.add("two");
    noticeAfter(Duration.ofSeconds(2));
    assertAgree();
    assertThat(count("load.balancer.requests", "instance", "two")).isEqualTo(requests);
    instances.remove("two");
    noticeAfter(Duration.ofSeconds(2));
    noticeAfter(Duration.ofMinutes(10));
    assertAgree();
    assertThat(registry.find("load.balancer.requests").tag("instance", "two").meters()).isEmpty();
    RetryMetrics.in(prometheus).recordAttempt("payment", "charge", 1);
    assertThat(registry.find("retry.attempts").tag("service", "payment").meters()).hasSize(1);
    for (int i = 0; i < 3; i++) {
      noticeAfter(Duration.ofHours(1));
      assertAgree();
    }
    assertThat(registry.find("retry.attempts").tag("service", "payment").meters()).isEmpty();
  }

  @Test
  void familiesThatAreHiddenHaveNoMeters() {
    binder.bindTo(registry);
    method("stock");
    assertThat(registry.find("retry.attempts").meters()).isNotEmpty();
    mesh.configure(
        Configuration.of(
            Map.of("weft.family.retry_attempts_total.enabled", "false"), Map.of(), Map.of()));
    assertThat(registry.find("retry.attempts").meters()).isEmpty();
    assertAgree();
  }

  @Test
  void closingRemovesTheMetersOfAllRegistriesAndNoOthers() {
    MeterRegistry second = new SimpleMeterRegistry();
    Counter own = registry.counter("own");
    binder.bindTo(registry);
    binder.bindTo(registry);
    binder.bindTo(second);
    calls(method("stock"));
    assertThat(MeterValues.of(second)).isEqualTo(MeterValues.of(prometheus));
    binder.close();
    method("payment");
    assertThat(registry.getMeters()).containsExactly(own);
    assertThat(second.getMeters()).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> binder.bindTo(second));
    binder.close();
  }

  @Test
  void closingTheMeshRemovesTheMeters() {
    MeterRegistry steps = new Steps(new MockClock());
    binder.bindTo(registry);
    binder.bindTo(steps);
    calls(method("stock"));
    mesh.close();
    assertThat(registry.getMeters()).isEmpty();
    assertThat(steps.getMeters()).isEmpty();
  }

  @Test
  void aRegistryThatIsClosedIsLeftAlone() {
    binder.bindTo(registry);
    registry.close();
    calls(method("stock"));
    binder.close();
  }

  /** Micrometer tells nobody: it is asked when somebody reads values, and when another is bound. */
  @Test
  void aRegistryThatIsClosedIsLetGo() throws InterruptedException {
    Collectable scraped = closedAfterBinding();
    prometheus.scrape();
    scraped.assertCollected();
    Collectable replaced = closedAfterBinding();
    binder.bindTo(registry);
    replaced.assertCollected();
    Collectable read = closedAfterBinding();
    noticeAfter(Duration.ofSeconds(2));
    read.assertCollected();
    Collectable changed = closedAfterBinding();
    calls(method("stock"));
    changed.assertCollected();
    Collectable late = boundAfterClosing();
    late.assertCollected();
    assertAgree();
  }

  private Collectable closedAfterBinding() {
    return closedAfterBinding(binder);
  }

  private static Collectable closedAfterBinding(WeftMeterBinder binder) {
    MeterRegistry closed = new SimpleMeterRegistry();
    binder.bindTo(closed);
    closed.close();
    return new Collectable(closed);
  }

  @Test
  void aBinderThatNobodyKeepsIsLetGoWithItsLastRegistry() throws InterruptedException {
    Collectable unkept = unkept();
    prometheus.scrape();
    unkept.assertCollected();
  }

  private Collectable unkept() {
    WeftMeterBinder unkept = WeftMeterBinder.of(mesh);
    closedAfterBinding(unkept);
    return new Collectable(unkept);
  }

  @Test
  void aBinderWhoseLastRegistryIsGoneAsksTheNextOne() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      Collectable closed = closedAfterBinding();
      prometheus.scrape();
      closed.assertCollected();
    }
  }

  private Collectable boundAfterClosing() {
    MeterRegistry closed = new SimpleMeterRegistry();
    closed.close();
    binder.bindTo(closed);
    return new Collectable(closed);
  }

  @Test
  void metersThatARegistryDeniesAreMissedByNobody() {
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("retry"));
    binder.bindTo(registry);
    calls(method("stock"));
    assertThat(registry.find("mesh.service.calls").meters()).hasSize(2);
    assertThat(Search.in(registry).name(name -> name.startsWith("retry")).meters()).isEmpty();
    binder.close();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void commonTagsAreOnAllMeters() {
    registry.config().commonTags("region", "north");
    binder.bindTo(registry);
    calls(method("stock"));
    assertThat(count("retry.attempts", "region", "north", "attempt", "1")).isEqualTo(4);
    binder.close();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void aMeterOfTheApplicationsOwnStaysAndIsToldOnce() {
    try (CapturedLog log = new CapturedLog()) {
      Counter own =
          registry.counter(
              "retry.attempts", "service", "stock", "operation", "fetch", "attempt", "1");
      binder.bindTo(registry);
      calls(method("stock"));
      assertThat(own.count()).isZero();
      binder.close();
      assertThat(registry.getMeters()).containsExactly(own);
      assertThat(log.linesWith("meter=retry.attempts")).hasSize(1);
    }
  }

  @Test
  void aFilterThatTakesTagsAwayIsToldOnce() {
    registry.config().meterFilter(MeterFilter.ignoreTags("attempt"));
    try (CapturedLog log = new CapturedLog()) {
      binder.bindTo(registry);
      calls(method("stock"));
      // One of the series for 1, 2 and 3 attempts; once it ends, one of the others.
      Map<Double, String> attempts = new HashMap<>(Map.of(4.0, "1", 2.0, "2", 1.0, "3"));
      while (!attempts.isEmpty()) {
        double shown = count("retry.attempts");
        assertThat(attempts).containsKey(shown);
        endAttempts(String.valueOf(attempts.remove(shown)));
      }
      assertThat(registry.find("retry.attempts").meters()).isEmpty();
      binder.close();
      assertThat(registry.getMeters()).isEmpty();
      assertThat(log.linesWith("meter=retry.attempts")).hasSize(1);
    }
  }

  private void endAttempts(String attempt) {
    var store = mesh.engine().store();
    Map<String, String> values =
        Map.of("service", "stock", "operation", "fetch", "attempt", attempt);
    store.end(
        Family.RETRY_ATTEMPTS,
        Family.RETRY_ATTEMPTS.labels().stream().map(values::get).toArray(String[]::new));
    store.events().write();
  }

  @Test
  void aMeterThatTookThePlaceOfOneStays() {
    binder.bindTo(registry);
    calls(method("stock"));
    registry.remove(registry.get("retry.attempts").tag("attempt", "1").meter());
    Counter own =
        registry.counter(
            "retry.attempts", "service", "stock", "operation", "fetch", "attempt", "1");
    binder.close();
    assertThat(registry.getMeters()).containsExactly(own);
  }

  @Test
  void aListenerThatThrowsAtRemovalsIsToldOnceAndHarmsNobody() {
    MeterRegistry second = new SimpleMeterRegistry();
    registry
        .config()
        .onMeterRemoved(
            meter -> {
              throw new IllegalStateException("no removal");
            });
    try (CapturedLog log = new CapturedLog()) {
      binder.bindTo(registry);
      binder.bindTo(second);
      calls(method("stock"));
      endAttempts("1");
      endAttempts("2");
      assertAgree();
      assertThat(registry.find("retry.attempts").meters()).hasSize(1);
      binder.close();
      assertThat(registry.getMeters()).isEmpty();
      assertThat(second.getMeters()).isEmpty();
      assertThat(log.linesWith("meter=retry.attempts")).hasSize(1);
      assertThat(MeterValues.of(prometheus)).containsEntry("weft_recording_failures_total{}", 0.0);
    }
  }

  @Test
  void aRegistryThatFailsKeepsNoOtherFromBeingLeft() {
    AtomicBoolean broken = new AtomicBoolean();
    MeterRegistry failing =
        new SimpleMeterRegistry() {
          @Override
          public List<Meter> getMeters() {
            if (broken.get()) {
              throw new IllegalStateException("no meters");
            }
            return super.getMeters();
          }
        };
    List<MeterRegistry> others = List.of(registry, new SimpleMeterRegistry());
    others.forEach(binder::bindTo);
    binder.bindTo(failing);
    calls(method("stock"));
    broken.set(true);
    binder.close();
    assertThat(others).allSatisfy(each -> assertThat(each.getMeters()).isEmpty());
    assertThat(MeterValues.of(prometheus)).containsEntry("weft_recording_failures_total{}", 1.0);
  }

  /** Of each of many series that come one after the other, the registry is asked for nothing. */
  @Test
  void seriesThatComeAskForNoListOfAllMeters() {
    AtomicInteger lists = new AtomicInteger();
    MeterRegistry counting = listed(lists);
    binder.bindTo(counting);
    lists.set(0);
    RetryMetrics other = RetryMetrics.in(prometheus);
    for (int i = 0; i < 50; i++) {
      other.recordAttempt("payment", "operation" + i, 1);
    }
    assertThat(lists).hasValue(0);
    assertThat(counting.find("retry.attempts").meters()).hasSize(50);
  }

  private static MeterRegistry listed(AtomicInteger lists) {
    return new SimpleMeterRegistry() {
      @Override
      public List<Meter> getMeters() {
        lists.incrementAndGet();
        return super.getMeters();
      }
    };
  }

  /** Of all that go at once, of whatever families, it is asked for one. */
  @Test
  void seriesThatGoAskForOneListOfAllMeters() {
    AtomicInteger lists = new AtomicInteger();
    MeterRegistry counting = listed(lists);
    binder.bindTo(counting);
    calls(method("stock"));
    calls(method("payment"));
    lists.set(0);
    mesh.configure(
        Configuration.of(
            Map.of(
                "weft.family.retry_attempts_total.enabled", "false",
                "weft.family.retry_duration_seconds.enabled", "false",
                "weft.family.mesh_service_calls_total.enabled", "false"),
            Map.of(),
            Map.of()));
    assertThat(lists).hasValue(1);
    assertThat(counting.find("retry.attempts").meters()).isEmpty();
    lists.set(0);
    binder.close();
    assertThat(lists).hasValue(1);
    assertThat(counting.getMeters()).isEmpty();
  }

  @Test
  void metersWithAnotherDescriptionAreOnesOwnAllTheSame() {
    registry
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public Meter.Id map(Meter.Id id) {
                return new Meter.Id(
                    "app." + id.getName(), Tags.of(id.getTags()), null, "Ours.", id.getType());
              }
            });
    try (CapturedLog log = new CapturedLog()) {
      binder.bindTo(registry);
      calls(method("stock"));
      assertThat(count("app.retry.attempts", "attempt", "1")).isEqualTo(4);
      binder.close();
      assertThat(registry.getMeters()).isEmpty();
      assertThat(log.linesWith("meter=")).isEmpty();
    }
  }

  /** It has the name, the tags and the kind. */
  @Test
  void aGaugeOfTheApplicationsOwnStays() {
    AtomicInteger own = new AtomicInteger(7);
    registry.gauge("circuit.breaker.state", List.of(Tag.of("service", "stock")), own);
    try (CapturedLog log = new CapturedLog()) {
      binder.bindTo(registry);
      method("stock");
      binder.close();
      assertThat(registry.get("circuit.breaker.state").gauge().value()).isEqualTo(7);
      assertThat(log.linesWith("meter=circuit.breaker.state")).hasSize(1);
    }
  }

  /** A registry that tells what came in each step, as most do that push. */
  private static final class Steps extends StepMeterRegistry {

    static final Duration STEP = Duration.ofMinutes(1);

    private static final class Config implements StepRegistryConfig {
      @Override
      public String prefix() {
        return "steps";
      }

      @Override
      public @Nullable String get(String key) {
        return null;
      }
    }

    Steps(Clock clock) {
      super(new Config(), clock);
    }

    @Override
    protected void publish() {}

    @Override
    protected TimeUnit getBaseTimeUnit() {
      return TimeUnit.SECONDS;
    }
  }

  @Test
  void ofAnInstanceThatIsBackAStepHasWhatCameInIt() {
    List<Object> instances = new ArrayList<>(List.of("one", "two"));
    mesh.instances("stock", () -> List.copyOf(instances));
    MockClock clock = new MockClock();
    MeterRegistry steps = new Steps(clock);
    binder.bindTo(steps);
    Probe probe = method("stock");
    List<Integer> comings = List.of(3, 0, 1);
    for (int coming : comings) {
      for (int call = 0; call < coming; call++) {
        call(probe, "two");
      }
      clock.add(Steps.STEP);
      assertThat(
              steps.get("load.balancer.requests").tag("instance", "two").functionCounter().count())
          .isEqualTo(coming);
      assertThat(
              steps
                  .get("load.balancer.request.duration")
                  .tag("instance", "two")
                  .functionTimer()
                  .count())
          .isEqualTo(coming);
      if (!instances.remove("two")) {
        instances.add("two");
      }
      ticker.advance(Duration.ofSeconds(2));
      MeterValues.of(steps);
      assertThat(steps.find("load.balancer.instance.health").tag("instance", "two").meters())
          .hasSize(instances.size() - 1);
    }
  }

  /** What came while nobody was shown it is told with the first step after that, and only that. */
  @Test
  void ofAFamilyThatIsShownAgainAStepHasWhatCameSinceItWasReadLast() {
    MockClock clock = new MockClock();
    MeterRegistry steps = new Steps(clock);
    binder.bindTo(steps);
    binder.bindTo(registry);
    Probe probe = method("stock");
    Configuration hidden =
        Configuration.of(
            Map.of(
                "weft.family.retry_attempts_total.enabled", "false",
                "weft.family.retry_duration_seconds.enabled", "false"),
            Map.of(),
            Map.of());
    for (int i = 0; i < 3; i++) {
      call(probe, "one");
    }
    clock.add(Steps.STEP);
    assertStep(steps, 3);
    call(probe, "one");
    // Micrometer's registries read meters when a step begins, and again when they send.
    clock.add(Duration.ofSeconds(1));
    MeterValues.of(steps);
    mesh.configure(hidden);
    assertThat(registry.find("retry.attempts").meters()).isEmpty();
    clock.add(Steps.STEP);
    assertStep(steps, 1);
    call(probe, "one");
    call(probe, "one");
    clock.add(Steps.STEP);
    assertStep(steps, 0);
    mesh.configure(Configuration.none());
    clock.add(Steps.STEP);
    assertStep(steps, 2);
    call(probe, "one");
    clock.add(Steps.STEP);
    assertStep(steps, 1);
    mesh.configure(hidden);
    mesh.configure(Configuration.none());
    clock.add(Steps.STEP);
    assertStep(steps, 0);
    // A registry that tells all that there ever was does so.
    assertThat(count("retry.attempts", "attempt", "1")).isEqualTo(7);
    assertAgree();
  }

  @Test
  void aSeriesThatEndsWhileItsFamilyIsHiddenLeavesARegistryThatTellsStepsToo() {
    MeterRegistry steps = new Steps(new MockClock());
    binder.bindTo(steps);
    calls(method("stock"));
    mesh.configure(
        Configuration.of(
            Map.of("weft.family.retry_attempts_total.enabled", "false"), Map.of(), Map.of()));
    calls(method("payment"));
    endAttempts("1");
    assertThat(steps.find("retry.attempts").meters())
        .extracting(meter -> meter.getId().getTag("attempt"))
        .containsExactlyInAnyOrder("2", "3");
    mesh.close();
    assertThat(steps.getMeters()).isEmpty();
  }

  private static void assertStep(MeterRegistry steps, int calls) {
    assertThat(steps.get("retry.attempts").tag("attempt", "1").functionCounter().count())
        .isEqualTo(calls);
    var durations = steps.get("retry.duration").functionTimer();
    assertThat(durations.count()).isEqualTo(calls);
    assertThat(durations.totalTime(TimeUnit.MILLISECONDS)).isCloseTo(10.0 * calls, within(1e-9));
  }

  @Test
  void listenersAreCalledWithoutTheMeshsLock() {
    List<Boolean> locked = new ArrayList<>();
    registry.config().onMeterAdded(meter -> locked.add(Thread.holdsLock(mesh)));
    registry.config().onMeterRemoved(meter -> locked.add(Thread.holdsLock(mesh)));
    binder.bindTo(registry);
    method("stock");
    int before = locked.size();
    mesh.configure(
        Configuration.of(
            Map.of("weft.family.retry_attempts_total.enabled", "false"), Map.of(), Map.of()));
    int hidden = locked.size();
    mesh.configure(Configuration.none());
    assertThat(hidden).isGreaterThan(before);
    assertThat(locked).hasSizeGreaterThan(hidden).containsOnly(false);
  }

  @Test
  void aFilterThatThrowsHarmsNobody() {
    registry
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public Meter.Id map(Meter.Id id) {
                if (id.getName().startsWith("mesh")) {
                  throw new IllegalStateException("no mesh");
                }
                return id;
              }
            });
    try (CapturedLog log = new CapturedLog()) {
      binder.bindTo(registry);
      calls(method("stock"));
      assertThat(count("retry.attempts", "attempt", "1")).isEqualTo(4);
      assertThat(log.linesWith("meter=mesh.service.calls")).hasSize(1);
      assertThat(MeterValues.of(prometheus)).containsEntry("weft_recording_failures_total{}", 0.0);
    }
  }

  @Test
  void oneInACompositeHasThemToo() {
    CompositeMeterRegistry composite = new CompositeMeterRegistry().add(registry);
    binder.bindTo(composite);
    calls(method("stock"));
    assertAgree();
  }

  /** A listener is called under the registry's lock, and reads values. */
  @Test
  void threadsThatBringSeriesWhileOthersReadAndBindWaitForNobody() throws Exception {
    registry.config().onMeterAdded(meter -> meter.measure().forEach(each -> each.getValue()));
    Probe probe = method("stock");
    binder.bindTo(registry);
    RetryMetrics other = RetryMetrics.in(prometheus);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CountDownLatch begin = new CountDownLatch(1);
    List<Future<?>> all = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      int number = thread;
      all.add(
          threads.submit(
              () -> {
                begin.await();
                for (int i = 0; i < 100; i++) {
                  other.recordAttempt("payment", "operation" + (i * 4 + number) % 90, 1);
                  registry.counter("own", "number", i + "of" + number);
                  MeterValues.of(registry);
                }
                return null;
              }));
    }
    begin.countDown();
    for (Future<?> each : all) {
      each.get(50, TimeUnit.SECONDS);
    }
    threads.shutdown();
    calls(probe);
    var read = MeterValues.of(registry);
    read.keySet().removeIf(name -> name.startsWith("own"));
    assertThat(read).isEqualTo(MeterValues.of(prometheus));
    assertThat(count("retry.attempts", "operation", "operation7")).isPositive();
  }

  @Test
  void aMeshThatIsClosedHasNothingToBind() {
    Mesh closed = Mesh.builder().registry(new PrometheusRegistry()).build();
    closed.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> WeftMeterBinder.of(closed))
        .withMessageContaining("The mesh is closed");
  }

  @Test
  void aMeshThatIsClosedSinceIsRefusedToo() {
    mesh.close();
    MeterRegistry late = new SimpleMeterRegistry();
    assertThatIllegalStateException()
        .isThrownBy(() -> binder.bindTo(late))
        .withMessage("The mesh is closed: nothing of it is shown");
    assertThat(late.getMeters()).isEmpty();
  }
}
