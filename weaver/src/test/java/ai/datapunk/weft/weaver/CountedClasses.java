package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Woven classes whose calls are counted, compiled for Java 8 and for Java 17. */
final class CountedClasses {

  private static final String COUNTED =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      @MeshService("counted")
      public class Counted {
        @Timed static int down(int n) { return n == 0 ? 0 : 1 + down(n - 1); }
        interface Talker {
          @Timed(service = "counted") default String talk(int n) {
            return n == 0 ? "" : "t" + talk(n - 1);
          }
          @Timed(service = "counted") static String tell(String what) { return what; }
        }
        static String talk() { return new Talker() {}.talk(2) + Talker.tell("told"); }
      }
      """;

  private static final String CYCLE =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      public class Cycle {
        static String run() { return First.SECOND; }
        static String reversed() { return Second.FIRST; }
        static class First {
          static final String SECOND = Second.name("first");
          @Timed(service = "cycle") static String name(String from) { return from + "<" + SECOND; }
        }
        static class Second {
          static final String FIRST = First.name("second");
          @Timed(service = "cycle") static String name(String from) { return from + "<" + FIRST; }
        }
      }
      """;

  private static final List<String> NAMES =
      List.of(
          "app.Counted",
          "app.Counted$1",
          "app.Counted$Talker",
          "app.Cycle",
          "app.Cycle$First",
          "app.Cycle$Second");
  private final Map<Integer, Map<String, byte[]>> classes = new ConcurrentHashMap<>();

  /** What other tests go on with: the registry that there is by default has one mesh at a time. */
  private static final Mesh DEFAULT = Mesh.builder().build();

  private final Path folder;

  /** They are compiled into that folder when they are first asked for. */
  CountedClasses(Path folder) {
    this.folder = folder;
  }

  /** A class loader of its own for the classes. */
  Application application(int release) {
    return Application.of(classes.computeIfAbsent(release, this::woven));
  }

  private Map<String, byte[]> woven(int release) {
    Path ofRelease = folder.resolve(String.valueOf(release));
    Map<String, byte[]> woven = new TreeMap<>();
    assertThat(ofRelease.toFile().mkdirs()).isTrue();
    Compiled.into(ofRelease, release, COUNTED, CYCLE);
    try (ClassWeaver weaver = ClassWeaver.of(Compiled.classPath(ofRelease), line -> {})) {
      for (String name : NAMES) {
        byte[] unwoven = Compiled.bytes(ofRelease, name);
        woven.put(name, weaver.weave(unwoven).map(WovenClass::classFile).orElse(unwoven));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return woven;
  }

  static void useDefault() {
    Weft.use(DEFAULT);
  }

  /** A mesh for their series, without settings. */
  static Mesh mesh(PrometheusRegistry registry) {
    return Mesh.builder().registry(registry).configuration(Configuration.none()).build();
  }

  /** The calls of each operation that was called. */
  static Map<String, Double> calls(PrometheusRegistry registry) {
    Map<String, Double> calls = new TreeMap<>();
    for (MetricSnapshot family : registry.scrape("mesh_service_calls"::equals)) {
      for (CounterDataPointSnapshot point : ((CounterSnapshot) family).getDataPoints()) {
        if (point.getValue() > 0) {
          calls.merge(
              Objects.requireNonNull(point.getLabels().get("operation")),
              point.getValue(),
              Double::sum);
        }
      }
    }
    return calls;
  }
}
