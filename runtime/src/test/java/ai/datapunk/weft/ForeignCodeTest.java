package ai.datapunk.weft;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.contract.MethodIndex;
import ai.datapunk.weft.testing.ApplicationModules;
import ai.datapunk.weft.testing.CapturedLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Class loaders and log appenders of the application that wait for another of its threads, which
 * asks Weft for something itself.
 */
@Timeout(60)
class ForeignCodeTest {

  private static final String LIMIT = "weft.family.nosuch_seconds.retention";

  private final ExecutorService other = Executors.newCachedThreadPool();
  private final PrintStream before = System.err;

  @TempDir private Path classes;

  @AfterEach
  void stop() {
    System.setErr(before);
    System.clearProperty(LIMIT);
    other.shutdownNow();
  }

  /** Whether another thread is through with this before anybody would wonder. */
  private boolean ends(Runnable work) {
    try {
      other.submit(work).get(10, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException waiting) {
      return false;
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }

  /** As a class loader does that looks a resource up in another thread, under a lock of its own. */
  private final class Asking extends ClassLoader {

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Runnable work;
    private volatile boolean ended;

    Asking(ClassLoader parent, Runnable work) {
      super(parent);
      this.work = work;
    }

    @Override
    public @Nullable URL getResource(String name) {
      if (asked.compareAndSet(false, true)) {
        ended = ends(work);
      }
      return super.getResource(name);
    }
  }

  @Test
  void theMeshThatWeftMakesIsThereForOtherThreadsWhileTheApplicationIsAsked() {
    letGoOfTheMesh();
    System.setProperty(LIMIT, "1h");
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    List<Mesh> theirs = new ArrayList<>();
    Asking asking = new Asking(own, () -> theirs.add(meshOf(own)));
    Mesh ours = meshOf(asking);
    assertThat(asking.ended).isTrue();
    assertThat(theirs).containsExactly(ours);
    assertThat(ours.engine().store().hasEnded()).isFalse();
    // It is Weft's own, which another one takes the place of.
    try (Mesh next = Mesh.builder().registry(new PrometheusRegistry()).build()) {
      Weft.use(next);
      assertThat(ours.engine().store().hasEnded()).isTrue();
      Weft.release(next);
    }
  }

  @Test
  void aConfigurationThatCannotBeIsToldOnceHoweverManyThreadsReadIt() {
    letGoOfTheMesh();
    System.setProperty(LIMIT, "soon");
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    Asking asking = new Asking(own, () -> meshOf(own));
    try (CapturedLog log = new CapturedLog()) {
      meshOf(asking);
      assertThat(asking.ended).isTrue();
      assertThat(log.linesWith("Nothing is configured")).hasSize(1);
    } finally {
      letGoOfTheMesh();
    }
  }

  /** It is asked for by an appender that is told of it, in the very thread that makes it. */
  @Test
  void theMeshThatWeftMakesIsThereForAnAppenderThatIsToldOfItsConfiguration() {
    letGoOfTheMesh();
    System.setProperty(LIMIT, "soon");
    List<Mesh> theirs = new ArrayList<>();
    AtomicBoolean ended =
        onLine(
            "Nothing is configured",
            () -> theirs.add(meshOf(ForeignCodeTest.class.getClassLoader())));
    try {
      Mesh ours = Weft.mesh();
      assertThat(ended).isTrue();
      assertThat(theirs).containsExactly(ours);
    } finally {
      letGoOfTheMesh();
    }
  }

  /** Whoever asks for a mesh next has a new one made. */
  private static void letGoOfTheMesh() {
    try (Mesh built =
        Mesh.builder()
            .registry(new PrometheusRegistry())
            .configuration(Configuration.none())
            .build()) {
      Weft.use(built);
      Weft.release(built);
    }
  }

  private static Mesh meshOf(ClassLoader loader) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return Weft.mesh();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** An appender that does this once it is given a line with this text. */
  private AtomicBoolean onLine(String text, Runnable work) {
    AtomicBoolean ended = new AtomicBoolean();
    System.setErr(
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
          private boolean done;

          @Override
          public void println(@Nullable String line) {
            if (!done && line != null && line.contains(text)) {
              done = true;
              ended.set(ends(work));
            }
          }
        });
    return ended;
  }

  private static Configuration of(String key, String value) {
    return Configuration.builder().add("a file", Map.of(key, value)).build();
  }

  @Test
  void theAuditOfAReloadIsWrittenWithoutTheMeshsLock() {
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Mesh mesh =
        Mesh.builder().registry(registry).configuration(Configuration.none()).build()) {
      AtomicBoolean ended =
          onLine("event=configuration_reloaded", () -> changeAndScrape(mesh, registry));
      mesh.configure(of("weft.retry.delay", "1s"));
      assertThat(ended).isTrue();
    }
  }

  @Test
  void classLoadersAreAskedWithoutTheMeshsLock() {
    PrometheusRegistry registry = new PrometheusRegistry();
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    try (Mesh mesh =
        Mesh.builder().registry(registry).configuration(Configuration.none()).build()) {
      Asking asking = new Asking(own, () -> changeAndScrape(mesh, registry));
      thread.setContextClassLoader(asking);
      mesh.configure(of(LIMIT, "1h"));
      assertThat(asking.ended).isTrue();
    } finally {
      thread.setContextClassLoader(own);
    }
  }

  /** What takes the mesh's lock, and what takes a scrape's. */
  private static void changeAndScrape(Mesh mesh, PrometheusRegistry registry) {
    mesh.rules(new SeriesRules(SeriesLimits.defaults(), null, null));
    assertThat(registry.scrape().stream()).isNotEmpty();
  }

  @Test
  void metricsThatThereAreNotAreToldWithoutTheMeshsLock() throws IOException {
    ApplicationModules.write(classes, MethodIndex.PATH, "shop.Depot#count(int)");
    PrometheusRegistry registry = new PrometheusRegistry();
    try (ApplicationModules modules = new ApplicationModules(classes);
        Mesh mesh = Mesh.builder().registry(registry).configuration(Configuration.none()).build()) {
      assertThat(modules).isNotNull();
      AtomicBoolean ended =
          onLine(
              "is for a metric that no catalog of the application has",
              () -> changeAndScrape(mesh, registry));
      mesh.configure(of(LIMIT, "1h"));
      assertThat(ended).isTrue();
      AtomicBoolean ofCode =
          onLine("The retention of nosuch_seconds", () -> changeAndScrape(mesh, registry));
      mesh.rules(
          new SeriesRules(
              SeriesLimits.defaults().retention("nosuch_seconds", Duration.ofHours(1)),
              null,
              null));
      assertThat(ofCode).isTrue();
    }
  }
}
