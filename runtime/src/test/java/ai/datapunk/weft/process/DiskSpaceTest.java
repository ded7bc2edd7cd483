package ai.datapunk.weft.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.process.Disk.Space;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FailingLog;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

  private static final Path DATA = Path.of("data");
  private static final Path LOGS = Path.of("logs");
  private static final Path GONE = Path.of("gone");
  private static final Path AWAY = Path.of("away");

  /** What happened, in order: questions by path, and waits by their nanoseconds. */
  private final List<String> events = new ArrayList<>();

  private final PrometheusRegistry ofStore = new PrometheusRegistry();
  private final MetricStore store = MetricStore.in(ofStore);

  private long now = 5;

  /** Answers at once. */
  private Disk answering(Path path, Space space) {
    return new Disk(path, asked -> space, asking -> ask(path, asking));
  }

  private void ask(Path path, Runnable asking) {
    events.add("asked " + path);
    asking.run();
  }

  /** Never answers. */
  private Disk dead(Path path) {
    return new Disk(path, asked -> new Space(0, 0), asking -> events.add("asked " + path));
  }

  private DiskSpace space(Disk... disks) {
    return new DiskSpace(List.of(disks), () -> now, this::wait);
  }

  /** Time goes on by what is waited for. */
  private Space wait(Future<Space> answer, long nanos)
      throws InterruptedException, ExecutionException, TimeoutException {
    events.add("waited " + Duration.ofNanos(nanos).toMillis());
    if (!answer.isDone()) {
      now += nanos;
    }
    return answer.get(0, TimeUnit.NANOSECONDS);
  }

  private static Map<String, Double> scraped(PrometheusRegistry registry) {
    return registry.scrape().stream()
        .flatMap(
            metric ->
                ((GaugeSnapshot) metric)
                    .getDataPoints().stream()
                        .map(
                            point ->
                                Map.entry(
                                    metric.getMetadata().getPrometheusName()
                                        + " "
                                        + point.getLabels().get("service")
                                        + " "
                                        + point.getLabels().get("path"),
                                    point.getValue())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private PrometheusRegistry registered(DiskSpace space, String... without) {
    CollectedMetrics all = new CollectedMetrics(new NamePatterns(List.of(without)));
    DiskMetrics.register(space, all, Labels.of("service", "shop"), store);
    PrometheusRegistry registry = new PrometheusRegistry();
    all.wanted().forEach(metric -> metric.register().accept(registry));
    return registry;
  }

  @Test
  void aScrapeAsksEachDiskOnceForBothGauges() {
    PrometheusRegistry registry =
        registered(space(answering(DATA, new Space(3, 4)), answering(LOGS, new Space(5, 6))));
    assertThat(scraped(registry))
        .isEqualTo(
            Map.of(
                "disk_free_bytes shop data", 3.0,
                "disk_total_bytes shop data", 4.0,
                "disk_free_bytes shop logs", 5.0,
                "disk_total_bytes shop logs", 6.0));
    assertThat(events).containsExactly("asked data", "asked logs", "waited 1000", "waited 1000");
  }

  @Test
  void deadDisksAreWaitedForTogetherForASecondInAll() {
    DiskSpace space = space(dead(GONE), answering(DATA, new Space(3, 4)), dead(AWAY));
    try (CapturedLog log = new CapturedLog()) {
      assertThat(space.byPath(store)).isEqualTo(Map.of("data", new Space(3, 4)));
      assertThat(events)
          .containsExactly(
              "asked gone", "asked data", "asked away", "waited 1000", "waited 0", "waited 0");
      assertThat(now).isEqualTo(5 + Duration.ofSeconds(1).toNanos());

      events.clear();
      assertThat(space.byPath(store)).isEqualTo(Map.of("data", new Space(3, 4)));
      assertThat(events).containsExactly("asked data", "waited 1000", "waited 0", "waited 0");
      assertThat(log.linesWith("it does not answer")).hasSize(2);
    }
  }

  @Test
  void whatIsNotAskedForIsNotCollected() {
    PrometheusRegistry registry = registered(space(answering(DATA, new Space(3, 4))));
    assertThat(registry.scrape("disk_total_bytes"::equals)).hasSize(1);
    assertThat(registry.scrape("other"::equals)).isEmpty();
    assertThat(events).containsExactly("asked data", "waited 1000");
  }

  @Test
  void oneOfTheTwoCanBeLeftOut() {
    assertThat(scraped(registered(space(answering(DATA, new Space(3, 4))), "disk_free_bytes")))
        .isEqualTo(Map.of("disk_total_bytes shop data", 4.0));
    PrometheusRegistry none =
        registered(space(answering(DATA, new Space(3, 4))), "disk_free_bytes", "disk_total_bytes");
    assertThat(none.scrape()).isEmpty();
  }

  @Test
  void onePathThatIsNotThereIsLeftOutAndToldUntilItIs(@TempDir Path temp) throws IOException {
    Path later = temp.resolve("later");
    DiskSpace space = space(new Disk(later, Space::of, Runnable::run));
    try (CapturedLog log = new CapturedLog()) {
      assertThat(space.byPath(store)).isEmpty();
      assertThat(space.byPath(store)).isEmpty();
      assertThat(log.linesWith("NoSuchFileException: " + later)).hasSize(1);
    }
    Files.createDirectory(later);
    assertThat(space.byPath(store)).containsOnlyKeys(later.toString());
  }

  @Test
  void aLogThatThrowsFailsNoScrape() {
    DiskSpace space = space(dead(GONE), answering(DATA, new Space(3, 4)));
    try (FailingLog log = new FailingLog()) {
      assertThat(log).isNotNull();
      assertThat(space.byPath(store)).isEqualTo(Map.of("data", new Space(3, 4)));
    }
    assertThat(Scrape.of(ofStore).value("weft_recording_failures_total")).isEqualTo(1);
  }

  @Test
  void theDeadlineOfAScrapeEndsTheWaitInSilence() {
    DiskSpace space =
        new DiskSpace(
            List.of(dead(GONE), dead(AWAY)),
            () -> now,
            (answer, nanos) -> {
              throw new InterruptedException();
            });
    try (CapturedLog log = new CapturedLog()) {
      assertThat(space.byPath(store)).isEmpty();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(log.linesWith("is not shown")).isEmpty();
    }
  }
}
