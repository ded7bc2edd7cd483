package ai.datapunk.weft.monitoring.dashboards;

import static ai.datapunk.weft.monitoring.dashboards.Queries.LINES;
import static ai.datapunk.weft.monitoring.dashboards.Queries.bottom;
import static ai.datapunk.weft.monitoring.dashboards.Queries.rate;
import static ai.datapunk.weft.monitoring.dashboards.Queries.top;

import ai.datapunk.weft.monitoring.grafana.Annotation;
import ai.datapunk.weft.monitoring.grafana.Colour;
import ai.datapunk.weft.monitoring.grafana.Dashboard;
import ai.datapunk.weft.monitoring.grafana.Panel;
import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.grafana.Thresholds;
import ai.datapunk.weft.monitoring.grafana.Unit;
import ai.datapunk.weft.monitoring.grafana.Visualization;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.List;

/** What processes and their virtual machines need, and have left. */
final class JvmDashboard {

  private static final String JOB = "job";
  private static final String INSTANCE = "instance";
  private static final String AREA = "area";
  private static final String HEAP = "heap";

  /** As the alerts have them. */
  private static final double MUCH_MEMORY = 1e9;

  private static final double MANY_FILES = 1000;
  private static final double BUSY = 0.8;
  private static final double FULL = 0.1;

  private final Look look;
  private final boolean isOfClient;
  private final JvmNames names;
  private final Selection chosen;
  private final Dashboard dashboard;

  private JvmDashboard(Look look) {
    this.look = look;
    isOfClient = look.http().isOfWeft();
    names = isOfClient ? JvmNames.CLIENT : JvmNames.MICROMETER;
    chosen = Selection.of(look.by(), memory("jvm_memory_used_bytes"), INSTANCE);
    dashboard = Look.dashboard("jvm", "processes and their JVMs").choosing(chosen).mark(starts());
  }

  static Dashboard of(Look look) {
    JvmDashboard jvm = new JvmDashboard(look);
    jvm.processes();
    jvm.memory();
    jvm.threads();
    jvm.host();
    return jvm.dashboard;
  }

  private static Series memory(String name) {
    return Series.of(name, List.of(AREA));
  }

  private Series series(String name, String... labels) {
    return chosen.of(Series.of(name, List.of(labels)));
  }

  /** A process that is started again may have another instance's name. */
  private Annotation starts() {
    return new Annotation(
        "Processes that start",
        series("process_start_time_seconds")
            .now()
            .maxBy(JOB, INSTANCE)
            .keeping(look.by())
            .within("(time() - ", ")")
            .below(120),
        "{{job}} {{instance}}",
        Colour.GREY);
  }

  private void processes() {
    dashboard
        .part("Processes")
        .add(look.about(processor(), "HighCPUUsage"), 8, 8)
        .add(
            look.about(
                chosen
                    .lines("Open files and connections", "Of each process.", Unit.NUMBER)
                    .thresholds(Thresholds.bad(MANY_FILES))
                    .show(top(series(names.files).now().maxBy(JOB, INSTANCE)), JOB, INSTANCE),
                "HighConnectionCount"),
            8,
            8)
        .add(
            chosen
                .lines(
                    "Time since the start", "Of each process; the twenty youngest.", Unit.SECONDS)
                .show(
                    bottom(
                        series("process_start_time_seconds")
                            .now()
                            .maxBy(JOB, INSTANCE)
                            .within("(time() - ", ")")),
                    JOB,
                    INSTANCE),
            8,
            8);
    if (isOfClient) {
      dashboard.add(
          chosen
              .panel(Visualization.TABLE, "Versions", "How many processes run which version.")
              .column("processes", series("build_info", "version").now().countBy(JOB, "version")),
          24,
          5);
    }
  }

  private Panel processor() {
    return isOfClient
        ? chosen
            .lines(
                "Processor",
                "How many cores each process keeps busy; HighCPUUsage fires above the line.",
                Unit.NUMBER)
            .thresholds(Thresholds.bad(BUSY * look.cores()))
            .show(top(rate(series("process_cpu_seconds_total"), JOB, INSTANCE)), JOB, INSTANCE)
        : chosen
            .lines("Processor", "The share of all cores that each process keeps busy.", Unit.SHARE)
            .thresholds(Thresholds.bad(BUSY))
            .show(top(series("process_cpu_usage").now().maxBy(JOB, INSTANCE)), JOB, INSTANCE);
  }

  private void memory() {
    dashboard.part("Memory");
    if (isOfClient) {
      dashboard.add(
          look.about(
              chosen
                  .lines(
                      "Resident memory",
                      "What each process holds of the machine's memory. Linux only.",
                      Unit.BYTES)
                  .thresholds(Thresholds.bad(MUCH_MEMORY))
                  .show(
                      top(
                          series("process_memory_bytes", "type")
                              .is("type", "resident")
                              .now()
                              .maxBy(JOB, INSTANCE)),
                      JOB,
                      INSTANCE),
              "HighMemoryUsage"),
          8,
          8);
    }
    Query used = heap("jvm_memory_used_bytes").sumBy(JOB, INSTANCE);
    Query most = heap("jvm_memory_max_bytes").sumBy(JOB, INSTANCE);
    dashboard
        .add(
            chosen
                .lines("Heap", "Used, of each process.", Unit.BYTES)
                .show(top(used), JOB, INSTANCE),
            8,
            8)
        .add(
            chosen
                .lines(
                    "Heap that is used",
                    "The share of the most that the heap may have. No data where it has no limit.",
                    Unit.SHARE)
                .between(0, 1)
                .show(top(used.per(most.above(0).bracketed())), JOB, INSTANCE),
            8,
            8)
        .add(
            chosen
                .lines(
                    "Memory that is used",
                    "In the heap and beside it, of all processes together.",
                    Unit.BYTES)
                .stacked()
                .show(chosen.of(memory("jvm_memory_used_bytes")).now().sumBy(JOB, AREA), JOB, AREA),
            8,
            8)
        .add(
            look.about(
                chosen
                    .lines(
                        "Memory that is left after collections",
                        "What rises here from collection to collection is never given back. No data"
                            + " before the first collection.",
                        Unit.BYTES)
                    .show(
                        top(series(names.afterCollections).now().sumBy(JOB, INSTANCE)),
                        JOB,
                        INSTANCE),
                "HighMemoryUsage"),
            8,
            8)
        .add(
            look.about(
                chosen
                    .lines(
                        "Garbage collection",
                        "The share of time that it takes; the twenty most.",
                        Unit.SHARE)
                    .show(
                        top(
                            series(names.collecting, names.collector)
                                .rateOver(LINES)
                                .sumBy(JOB, INSTANCE, names.collector)),
                        JOB,
                        INSTANCE,
                        names.collector),
                "HighCPUUsage"),
            8,
            8);
  }

  private Query heap(String name) {
    return chosen.of(memory(name)).is(AREA, HEAP).now();
  }

  private void threads() {
    dashboard
        .part("Threads and classes")
        .add(
            chosen
                .lines("Threads", "Of each process; the twenty most.", Unit.NUMBER)
                .show(top(series(names.threads).now().maxBy(JOB, INSTANCE)), JOB, INSTANCE),
            8,
            8)
        .add(
            chosen
                .lines("Threads by state", "Of all processes together.", Unit.NUMBER)
                .stacked()
                .show(series(names.threadsByState, "state").now().sumBy("state"), "state"),
            8,
            8)
        .add(
            chosen
                .lines("Loaded classes", "Of each process; the twenty most.", Unit.NUMBER)
                .show(top(series(names.classes).now().maxBy(JOB, INSTANCE)), JOB, INSTANCE),
            8,
            8);
  }

  private void host() {
    Query free = series("disk_free_bytes", "path").now().minBy(JOB, INSTANCE, "path");
    Query total = series("disk_total_bytes", "path").now().minBy(JOB, INSTANCE, "path");
    dashboard
        .part("Hosts")
        .add(
            look.about(
                chosen
                    .lines(
                        "Disk space that is left",
                        "The share that the application can still write; the twenty fullest.",
                        Unit.SHARE)
                    .between(0, 1)
                    .thresholds(Thresholds.good(FULL))
                    .show(bottom(free.per(total.above(0).bracketed())), JOB, INSTANCE, "path"),
                "DiskSpaceRunningOut"),
            12,
            8);
    if (isOfClient) {
      dashboard.add(
          look.about(
              chosen
                  .lines(
                      "Errors of network devices",
                      "Per second. Linux only; the twenty most.",
                      Unit.PER_SECOND)
                  .thresholds(Thresholds.bad(10))
                  .show(
                      top(
                          series("network_errors_total", "device", "direction")
                              .rateOver(LINES)
                              .sumBy(JOB, INSTANCE, "device", "direction")),
                      JOB,
                      INSTANCE,
                      "device",
                      "direction"),
              "NetworkErrors"),
          12,
          8);
    }
  }
}
