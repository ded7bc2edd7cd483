package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.PERCENTAGE;
import static ai.datapunk.weft.monitoring.alerts.Templates.label;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.counter;
import static ai.datapunk.weft.monitoring.rules.Sample.gauge;

import ai.datapunk.weft.contract.StandardMetric;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;
import java.math.BigDecimal;
import java.util.List;

/** Memory, processor and disks. */
final class ResourceUsageAlerts implements AlertSource {

  private static final double GIGABYTE = 1e9;

  private static final Series MEMORY =
      Series.of("process_memory_bytes", StandardMetric.PROCESS_MEMORY_BYTES.labels());
  private static final Series CPU =
      Series.of("process_cpu_seconds_total", StandardMetric.PROCESS_CPU_SECONDS_TOTAL.labels());

  @Override
  public String group() {
    return "resource_usage";
  }

  @Override
  public List<Alert> alerts(Application application, AlertSettings settings) {
    return List.of(highMemoryUsage(settings), highCpuUsage(settings), diskSpace(settings));
  }

  private static Alert highMemoryUsage(AlertSettings settings) {
    return alert("HighMemoryUsage", MEMORY.is("type", "resident").now().above(GIGABYTE))
        .comment(
            "The resident memory alone: a JVM's virtual memory is always larger than this, and its"
                + " heap is a part of what is resident. Linux only.")
        .lasting("5m")
        .team(settings.team("platform"))
        .says(
            "High memory usage on " + label("instance"),
            "Memory usage above 1GB for 5 minutes: "
                + label("job")
                + " uses {{ $value | humanize1024 }}B")
        .runbook(
            Runbook.of("The process holds more than a gigabyte of the machine's memory.")
                .look("What of it the JVM uses", MEMORY.now().sumBy("job", "instance", "type"))
                .look(
                    "Whether the heap is full after collections",
                    "jvm_memory_used_bytes{area=\"heap\"} / jvm_memory_max_bytes{area=\"heap\"}")
                .look("Whether threads pile up", settings.http().threads())
                .step(
                    "If the heap grows from collection to collection, take a heap dump before it is"
                        + " started again: `jcmd <pid> GC.heap_dump <file>`.")
                .step(
                    "If the heap is small, look at threads, direct buffers and classes:"
                        + " `jcmd <pid> VM.native_memory` where that is switched on.")
                .step(
                    "If the application needs that much, give it a limit that fits, and this rule too.")
                .silencedBy("It ends when the process holds less, or is started again."))
        .triedApart()
        .fires(
            "a gibibyte and an eighth are resident",
            "1.125Gi",
            gauge(MEMORY, 5e8, 1207959552.0, "type", "resident"))
        .isSilent("just below a gigabyte", gauge(MEMORY, 5e8, 9.99e8, "type", "resident"))
        .isSilent(
            "only the virtual memory is large",
            gauge(MEMORY, 1e10, 1e10, "type", "virtual"),
            gauge(MEMORY, 5e8, 5e8, "type", "resident"))
        .build();
  }

  private static Alert highCpuUsage(AlertSettings settings) {
    int cores = settings.cores();
    double threshold = times(0.8, cores);
    String these = cores == 1 ? "one core" : cores + " cores";
    return alert("HighCPUUsage", CPU.rate("5m").above(threshold))
        .comment(
            "In cores: 0.8 of "
                + these
                + ", as was told when this was written. No metric of the process says how many it may"
                + " use.")
        .lasting("5m")
        .team(settings.team("platform"))
        .says(
            "High CPU usage on " + label("instance"),
            "CPU usage above 80% of "
                + these
                + " for 5 minutes: "
                + label("job")
                + " uses "
                + PERCENTAGE
                + " of a core")
        .runbook(
            Runbook.of("The process keeps its processor cores busy: calls begin to wait for them.")
                .look("How much each instance uses, in cores", CPU.rate("5m"))
                .look(
                    "Whether it is garbage collection, in seconds per second",
                    settings.http().collecting())
                .look(
                    "Whether it serves more requests",
                    settings.http().requests().rate("5m").sumBy(settings.http().by("instance")))
                .step("With more requests, add instances.")
                .step(
                    "With as many as before, take a few thread dumps, and look which threads run.")
                .step("With garbage collection, see HighMemoryUsage.")
                .silencedBy("It ends when the process uses less, over five minutes."))
        .triedApart()
        .fires(
            "it uses nine tenths",
            90L * cores + "%",
            counter(CPU, times(0.1, cores), times(0.9, cores)))
        .isSilent("just below eight tenths", counter(CPU, times(0.1, cores), times(0.79, cores)))
        .build();
  }

  private static double times(double share, int cores) {
    return BigDecimal.valueOf(share).multiply(BigDecimal.valueOf(cores)).doubleValue();
  }

  private static Alert diskSpace(AlertSettings settings) {
    Series free = disks("disk_free_bytes");
    Series total = disks("disk_total_bytes");
    return alert("DiskSpaceRunningOut", free.now().per(total.now()).below(0.1))
        .lasting("10m")
        .critical()
        .team(settings.team("platform"))
        .says(
            "Low disk space on " + label("instance"),
            "Less than 10% disk space remaining: " + PERCENTAGE + " at " + label("path"))
        .runbook(
            Runbook.of("A disk that the application writes to is nearly full.")
                .look("How much is left", free.now().per(total.now()))
                .look(
                    "In how many seconds it is full, if it goes on like the last hours",
                    "disk_free_bytes / -deriv(disk_free_bytes[6h]) > 0")
                .step(
                    "Look what takes the space: `du -x --max-depth=2 <path>`. Logs and dumps come first.")
                .step(
                    "In a container the numbers are the node's disk, whatever limit the container has.")
                .silencedBy("It ends when more than a tenth is free."))
        .triedApart()
        .fires(
            "less than a tenth is left",
            "7.5%",
            gauge(free, 5e10, 7.5e9, "path", "/data"),
            gauge(total, 1e11, 1e11, "path", "/data"))
        .isSilent(
            "just above a tenth",
            gauge(free, 5e10, 1.01e10, "path", "/data"),
            gauge(total, 1e11, 1e11, "path", "/data"))
        .build();
  }

  private static Series disks(String name) {
    return Series.of(name, List.of("service", "instance", "path"));
  }
}
