package ai.datapunk.weft.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.CapturedLog;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(
              Configuration.of(
                  Map.of(
                      "weft.application", "shop",
                      "weft.instance", "shop-1",
                      "weft.application-version", "2.1"),
                  Map.of(),
                  Map.of()))
          .build();

  @AfterEach
  void close() {
    mesh.close();
  }

  private List<String> names() {
    return registry.scrape().stream()
        .map(metric -> metric.getMetadata().getPrometheusName())
        .filter(name -> name.matches("(jvm|process|disk|network|build).*"))
        .toList();
  }

  private MetricSnapshot metric(String name) {
    return registry.scrape(name::equals).stream()
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(name));
  }

  private double gauge(String name, String... labels) {
    Labels wanted = Labels.of("service", "shop", "instance", "shop-1").merge(Labels.of(labels));
    return metric(name).getDataPoints().stream()
        .filter(point -> point.getLabels().equals(wanted))
        .mapToDouble(point -> ((GaugeDataPointSnapshot) point).getValue())
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(name + wanted));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatThePlatformAsksForIsThereWithTheApplicationsName() {
    try (ProcessMetrics shown = ProcessMetrics.of(mesh).start()) {
      assertThat(shown).isNotNull();
      assertThat(names())
          .contains(
              "process_cpu_seconds",
              "process_memory_bytes",
              "process_open_fds",
              "disk_free_bytes",
              "disk_total_bytes",
              "network_errors",
              "build",
              "jvm_threads_current",
              "jvm_gc_collection_seconds");
      assertThat(registry.scrape().stream())
          .filteredOn(metric -> names().contains(metric.getMetadata().getPrometheusName()))
          .flatExtracting(MetricSnapshot::getDataPoints)
          .extracting(DataPointSnapshot::getLabels)
          .allSatisfy(
              labels -> {
                assertThat(labels.get("service")).isEqualTo("shop");
                assertThat(labels.get("instance")).isEqualTo("shop-1");
              });
    }
  }

  @Test
  void whatRunsIsAnInfoWithItsVersion() {
    try (ProcessMetrics shown = ProcessMetrics.of(mesh).start()) {
      assertThat(shown).isNotNull();
      assertThat(metric("build")).isInstanceOf(InfoSnapshot.class);
      assertThat(metric("build").getDataPoints())
          .extracting(DataPointSnapshot::getLabels)
          .map(labels -> labels.get("service") + labels.get("instance") + labels.get("version"))
          .containsExactly("shopshop-12.1");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theMemoryIsResidentOrTheJvms() {
    try (ProcessMetrics shown = ProcessMetrics.of(mesh).start()) {
      assertThat(shown).isNotNull();
      assertThat(metric("process_memory_bytes").getDataPoints())
          .extracting(point -> point.getLabels().get("type"))
          .containsExactlyInAnyOrder("resident", "heap", "non_heap");
      assertThat(gauge("process_memory_bytes", "type", "resident"))
          .isGreaterThan(gauge("process_memory_bytes", "type", "heap") / 10);
    }
  }

  @Test
  void aDiskIsAsLargeAsTheSystemSays(@TempDir Path temp) throws IOException {
    try (ProcessMetrics shown = ProcessMetrics.of(mesh).disks(temp).start()) {
      assertThat(shown).isNotNull();
      double total = gauge("disk_total_bytes", "path", temp.toString());
      assertThat(total).isEqualTo((double) Files.getFileStore(temp).getTotalSpace());
      assertThat(gauge("disk_free_bytes", "path", temp.toString())).isBetween(1.0, total);
    }
  }

  @Test
  void aPathThatIsGivenTwiceIsShownOnceAlsoWhenItComesLater(@TempDir Path temp) throws IOException {
    Path later = temp.resolve("later");
    try (ProcessMetrics shown =
        ProcessMetrics.of(mesh).disks(later, temp.resolve("./later")).start()) {
      assertThat(shown).isNotNull();
      assertThat(metric("disk_total_bytes").getDataPoints()).isEmpty();
      Files.createDirectory(later);
      assertThat(metric("disk_total_bytes").getDataPoints())
          .extracting(point -> point.getLabels().get("path"))
          .containsExactly(later.toString());
    }
  }

  @Test
  void whatAnotherSystemHasCanBeLeftOutOnAnyOne() {
    try (ProcessMetrics shown =
        ProcessMetrics.of(mesh)
            .without(
                "process_resident_memory_bytes",
                "process_virtual_memory_bytes",
                "jvm_native_memory_committed_bytes")
            .start()) {
      assertThat(shown).isNotNull();
      assertThat(names()).doesNotContain("process_virtual_memory_bytes");
    }
  }

  /** As whoever leaves out what the client's own {@code JvmMetrics} has shown names it. */
  @Test
  void theOneOfTheClientsThatIsNeverShownCanBeLeftOutToo() {
    String name = "jvm_memory_pool_allocated_bytes_total";
    try (ProcessMetrics shown = ProcessMetrics.of(mesh).without(name).start()) {
      assertThat(shown).isNotNull();
      assertThat(queried(registry)).doesNotContain(name).contains("jvm_memory_pool_used_bytes");
    }
  }

  @Test
  void aRegistryThatHasOneOfThemIsShownTheSeriesAllTheSame() {
    PrometheusRegistry further = new PrometheusRegistry();
    Gauge.builder().name("disk_free_bytes").help("Mine").register(further);
    try (CapturedLog log = new CapturedLog();
        ProcessMetrics shown = ProcessMetrics.of(mesh).start()) {
      assertThat(shown).isNotNull();
      mesh.showIn(further);
      assertThat(
              log.linesWith(
                  "left out of a registry that has some of these names: [disk_free_bytes,"
                      + " disk_total_bytes]. Fix: do not register them there, or leave them out"
                      + " everywhere with without(\"disk_free_bytes\", \"disk_total_bytes\")"))
          .hasSize(1);
      assertThat(further.scrape("process_memory_bytes"::equals)).hasSize(1);
    }
    assertThat(further.scrape("weft_recording_failures"::equals)).hasSize(1);
    assertThat(further.scrape("disk_free_bytes"::equals)).hasSize(1);
    assertThat(further.scrape("disk_total_bytes"::equals)).isEmpty();
  }

  @Test
  void aRegistryThatIsShownLaterHasNothingTwice() {
    PrometheusRegistry further = new PrometheusRegistry();
    JvmMetrics.builder().register(further);
    Info.builder().name("build_info").help("Mine").labelNames("commit").register(further);
    List<String> before = queried(further);
    try (CapturedLog log = new CapturedLog();
        ProcessMetrics shown = ProcessMetrics.of(mesh).start()) {
      assertThat(shown).isNotNull();
      mesh.showIn(further);
      assertThat(queried(further)).doesNotHaveDuplicates().containsAll(before);
      assertThat(further.scrape("process_memory_bytes"::equals)).hasSize(1);
      assertThat(further.scrape("build"::equals))
          .singleElement()
          .extracting(metric -> metric.getMetadata().getHelp())
          .isEqualTo("Mine");
      assertThat(log.linesWith("left out of a registry that has some of these names"))
          .singleElement()
          .asString()
          .contains("build_info", "\"process_cpu_seconds_total\"", "\"jvm_runtime_info\"");
    }
    assertThat(queried(further)).containsAll(before);
  }

  /** The metric has no name that the registry knows of, so that it is asked for whatever name. */
  @Test
  void aRegistryThatFailsWhenItIsAskedHasNothingTwiceEither() {
    PrometheusRegistry further = new PrometheusRegistry();
    AtomicBoolean broken = new AtomicBoolean(true);
    JvmMetrics.builder().register(further);
    further.register(
        () -> {
          if (broken.get()) {
            throw new IllegalStateException("a database that is gone");
          }
          return new GaugeSnapshot(new MetricMetadata("mine"), List.of());
        });
    try (CapturedLog log = new CapturedLog();
        ProcessMetrics shown = ProcessMetrics.of(mesh).start()) {
      assertThat(shown).isNotNull();
      mesh.showIn(further);
      broken.set(false);
      assertThat(queried(further))
          .doesNotHaveDuplicates()
          .contains("mine", "process_cpu_seconds_total", "weft_recording_failures_total");
      assertThat(log.linesWith("one of its own failed when it was asked for these names"))
          .singleElement()
          .asString()
          .contains("build_info", "process_cpu_seconds_total", "start them anew");
      assertThat(log.linesWith("a database that is gone")).hasSize(1);
    }
  }

  @Test
  void aRegistryOneOfWhoseMetricsFailsDoesWithoutThatAlone() {
    PrometheusRegistry further = new PrometheusRegistry();
    AtomicBoolean broken = new AtomicBoolean(true);
    GaugeWithCallback.builder()
        .name("process_open_fds")
        .help("Mine")
        .callback(
            callback -> {
              if (broken.get()) {
                throw new IllegalStateException("not yet");
              }
              callback.call(1);
            })
        .register(further);
    try (CapturedLog log = new CapturedLog();
        ProcessMetrics shown = ProcessMetrics.of(mesh).start()) {
      assertThat(shown).isNotNull();
      mesh.showIn(further);
      broken.set(false);
      assertThat(queried(further))
          .doesNotHaveDuplicates()
          .contains("process_cpu_seconds_total", "disk_free_bytes", "build_info");
      assertThat(further.scrape("process_open_fds"::equals))
          .singleElement()
          .extracting(metric -> metric.getMetadata().getHelp())
          .isEqualTo("Mine");
      assertThat(log.linesWith("asked for these names: [process_open_fds]")).hasSize(1);
    }
  }

  @Test
  void aMetricOfTheApplicationsThatFailsKeepsNothingFromBeingShown() {
    AtomicBoolean broken = new AtomicBoolean(true);
    registry.register(
        () -> {
          if (broken.get()) {
            throw new IllegalStateException("a database that is gone");
          }
          return new GaugeSnapshot(new MetricMetadata("mine"), List.of());
        });
    try (ProcessMetrics shown = ProcessMetrics.of(mesh).start()) {
      assertThat(shown).isNotNull();
      broken.set(false);
      assertThat(queried(registry))
          .doesNotHaveDuplicates()
          .contains("mine", "process_cpu_seconds_total", "disk_free_bytes", "build_info");
    }
  }

  @Test
  void aRegistryThatRefusesOneOfThemHasTheOthers() {
    PrometheusRegistry further =
        new PrometheusRegistry() {
          @Override
          public void register(Collector collector) {
            if ("process_cpu_seconds".equals(nameOf(collector))) {
              throw new IllegalStateException("no time here");
            }
            super.register(collector);
          }
        };
    try (CapturedLog log = new CapturedLog();
        ProcessMetrics shown = ProcessMetrics.of(mesh).start()) {
      assertThat(shown).isNotNull();
      mesh.showIn(further);
      assertThat(queried(further))
          .contains("process_open_fds", "disk_total_bytes", "build_info")
          .doesNotContain("process_cpu_seconds_total");
      assertThat(log.linesWith("asked for these names: [process_cpu_seconds_total]")).hasSize(1);
      assertThat(log.linesWith("no time here")).hasSize(1);
    }
  }

  @Test
  void aRegistryThatWasClearedHasNothingTwiceEither() {
    try (ProcessMetrics shown = ProcessMetrics.of(mesh).start();
        CapturedLog log = new CapturedLog()) {
      assertThat(shown).isNotNull();
      registry.clear();
      Gauge.builder().name("process_open_fds").help("Mine").register(registry);
      MetricStore.in(registry);
      assertThat(metric("process_open_fds").getMetadata().getHelp()).isEqualTo("Mine");
      assertThat(queried(registry)).doesNotHaveDuplicates().contains("process_memory_bytes");
      assertThat(log.linesWith("without(\"process_open_fds\")")).hasSize(1);
    }
  }

  private static String nameOf(Collector collector) {
    return collector.collect().getMetadata().getPrometheusName();
  }

  /** By their names on a page: a counter's ends in {@code _total} there. */
  private static List<String> queried(PrometheusRegistry registry) {
    return registry.scrape().stream()
        .map(
            metric ->
                metric.getMetadata().getPrometheusName()
                    + (metric instanceof CounterSnapshot
                        ? "_total"
                        : metric instanceof InfoSnapshot ? "_info" : ""))
        .toList();
  }

  @Test
  void aMeshThatIsClosedShowsNone() {
    ProcessMetrics.Builder builder = ProcessMetrics.of(mesh);
    ProcessMetrics shown = builder.start();
    mesh.close();
    assertThat(names()).isEmpty();
    shown.close();
    assertThatIllegalStateException()
        .isThrownBy(builder::start)
        .withMessageContaining("The mesh is closed");
  }

  @Test
  void metricsAreLeftOutByTheNameThatQueriesHave() {
    try (ProcessMetrics shown =
        ProcessMetrics.of(mesh)
            .without("process_cpu_seconds_total", "build_info", "process_memory_bytes")
            .start()) {
      assertThat(shown).isNotNull();
      assertThat(names())
          .contains("process_start_time_seconds")
          .doesNotContain("process_cpu_seconds", "build", "process_memory_bytes");
    }
  }

  @Test
  void aNameThatIsNoneIsToldWithThoseThatAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProcessMetrics.of(mesh).without("process_ram_bytes").start())
        .withMessageContainingAll(
            "No metrics of the process are process_ram_bytes",
            "process_cpu_seconds_total",
            "build_info");
    assertThat(names()).isEmpty();
  }

  @Test
  void aStarAtTheEndLeavesOutAllThatBeginSo() {
    try (ProcessMetrics shown =
        ProcessMetrics.of(mesh).without("jvm_*", "disk_*").without("process_cpu_*").start()) {
      assertThat(shown).isNotNull();
      assertThat(names())
          .contains("build", "process_memory_bytes")
          .noneMatch(name -> name.startsWith("jvm_") || name.startsWith("disk_"))
          .doesNotContain("process_cpu_seconds");
    }
  }

  @Test
  void whatAnotherSystemHasIsLeftOutByAStarToo() {
    try (ProcessMetrics shown =
        ProcessMetrics.of(mesh).without("jvm_native_memory_*", "process_resident_*").start()) {
      assertThat(shown).isNotNull();
      assertThat(names()).doesNotContain("process_resident_memory_bytes");
    }
  }

  @Test
  void aStarThatMatchesNothingIsToldAsANameIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProcessMetrics.of(mesh).without("jvm_cg_*", "jvm_gc_*").start())
        .withMessageStartingWith("No metrics of the process are jvm_cg_*: they are build_info, ");
    assertThat(names()).isEmpty();
  }

  @Test
  void aStarElsewhereIsRefused() {
    for (String wrong : List.of("jvm_*_bytes", "*_bytes", "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ProcessMetrics.of(mesh).without(wrong))
          .withMessage("\"" + wrong + "\" is no name of a metric, with or without a * at its end");
    }
  }

  @Test
  void metricsThatTheRegistryHasAreAllTold() {
    JvmMetrics.builder().register(registry);
    int before = names().size();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProcessMetrics.of(mesh).start())
        .withMessageContainingAll(
            "without(\"jvm_buffer_pool_capacity_bytes\", ",
            "\"process_cpu_seconds_total\"",
            "\"jvm_runtime_info\"");
    assertThat(names()).hasSize(before);
    ProcessMetrics.of(new MeshElsewhere().mesh).start().close();
  }

  /** Another application's. */
  private static final class MeshElsewhere {
    final Mesh mesh =
        Mesh.builder()
            .registry(new PrometheusRegistry())
            .configuration(Configuration.none())
            .build();
  }

  @Test
  void aSecondOneIsRefusedUntilTheFirstIsClosed() {
    ProcessMetrics first = ProcessMetrics.of(mesh).start();
    assertThatIllegalStateException()
        .isThrownBy(() -> ProcessMetrics.of(mesh).start())
        .withMessageContaining("close those first");
    first.close();
    assertThat(names()).isEmpty();
    ProcessMetrics second = ProcessMetrics.of(mesh).start();
    first.close();
    assertThat(names()).isNotEmpty();
    second.close();
  }

  @Test
  void aRegistryThatIsShownInLaterHasThemToo() {
    PrometheusRegistry further = new PrometheusRegistry();
    try (ProcessMetrics shown = ProcessMetrics.of(mesh).start()) {
      assertThat(shown).isNotNull();
      mesh.showIn(further);
      assertThat(further.scrape("process_memory_bytes"::equals)).hasSize(1);
    }
    assertThat(further.scrape("process_memory_bytes"::equals)).isEmpty();
  }
}
