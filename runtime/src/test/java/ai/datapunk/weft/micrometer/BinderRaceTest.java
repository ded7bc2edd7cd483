package ai.datapunk.weft.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.retry.RetryMetrics;
import ai.datapunk.weft.testing.CapturedLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Registries that come and go while another thread is in the midst of binding, or of leaving, one:
 * none waits for the other, and in the end all is as if they had come one after the other.
 */
@Timeout(60)
class BinderRaceTest extends MeshFixture {

  private final ExecutorService others = Executors.newCachedThreadPool();
  private final WeftMeterBinder binder = WeftMeterBinder.of(mesh);

  @BeforeEach
  void haveSeries() {
    method("stock");
  }

  @AfterEach
  void stop() {
    others.shutdownNow();
  }

  /** Another thread does this while the caller waits for it. */
  private void elsewhere(Runnable action) {
    CompletableFuture.runAsync(action, others).orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** A registry in the midst of which something happens in another thread, once. */
  private final class Watched extends SimpleMeterRegistry {

    private @Nullable Runnable whenAdded;
    private @Nullable Runnable whenRemoved;
    private @Nullable Runnable whenAsked;
    private int questions;
    private final int hash;

    Watched() {
      this(0);
    }

    Watched(int hash) {
      this.hash = hash;
      config().onMeterAdded(meter -> happen(taken(whenAdded)));
      config().onMeterRemoved(meter -> happen(taken(whenRemoved)));
    }

    @Override
    public int hashCode() {
      return hash;
    }

    private @Nullable Runnable taken(@Nullable Runnable what) {
      if (what != null) {
        whenAdded = null;
        whenRemoved = null;
        whenAsked = null;
      }
      return what;
    }

    private void happen(@Nullable Runnable what) {
      if (what != null) {
        elsewhere(what);
      }
    }

    @Override
    public boolean isClosed() {
      questions++;
      happen(taken(whenAsked));
      return super.isClosed();
    }

    /** Whether a scrape asks it. */
    boolean isAskedByAScrape() {
      questions = 0;
      prometheus.scrape();
      return questions > 0;
    }
  }

  private void assertShown(Watched registry) {
    assertThat(registry.getMeters()).isNotEmpty();
    assertThat(MeterValues.of(registry)).isEqualTo(MeterValues.of(prometheus));
    assertThat(registry.isAskedByAScrape()).isTrue();
  }

  private void assertLeft(Watched registry) {
    assertThat(registry.isAskedByAScrape()).isFalse();
    RetryMetrics.in(prometheus).recordAttempt("payment", "charge", 1);
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void aSecondThreadThatBindsTheSameRegistryDoesNothing() {
    Watched registry = new Watched();
    try (CapturedLog log = new CapturedLog()) {
      registry.whenAdded = () -> binder.bindTo(registry);
      binder.bindTo(registry);
      assertThat(registry.whenAdded).isNull();
      assertShown(registry);
      // Whose meters were the other's otherwise.
      assertThat(log.linesWith("meter=")).isEmpty();
    }
    binder.close();
    assertLeft(registry);
  }

  @Test
  void aBinderThatIsClosedWhileItRegistersMetersLeavesNone() {
    Watched registry = new Watched();
    registry.whenAdded = binder::close;
    binder.bindTo(registry);
    assertThat(registry.whenAdded).isNull();
    assertLeft(registry);
  }

  /** After it was seen to be open, before the registry is one of its own. */
  @Test
  void aBinderThatIsClosedBeforeTheRegistryIsEnteredLeavesIt() {
    Watched first = new Watched();
    binder.bindTo(first);
    Watched registry = new Watched();
    first.whenAsked = binder::close;
    binder.bindTo(registry);
    assertThat(first.whenAsked).isNull();
    assertLeft(first);
    assertLeft(registry);
  }

  /**
   * It is entered after {@code close()} has looked which there are, and has all its meters when
   * that returns.
   */
  @Test
  void aRegistryThatIsEnteredWhileTheBinderIsClosedIsLeft() throws Exception {
    Watched first = new Watched(1);
    binder.bindTo(first);
    // In a map by hashes, it is before the one that is being left.
    Watched registry = new Watched(0);
    CountDownLatch seenOpen = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    first.whenAsked =
        () -> {
          seenOpen.countDown();
          await(closing);
        };
    registry.whenAdded =
        () -> {
          entered.countDown();
          await(closed);
        };
    CompletableFuture<Void> binding =
        CompletableFuture.runAsync(() -> binder.bindTo(registry), others);
    await(seenOpen);
    first.whenRemoved =
        () -> {
          closing.countDown();
          await(entered);
        };
    binder.close();
    closed.countDown();
    binding.get(10, TimeUnit.SECONDS);
    assertThat(first.whenRemoved).isNull();
    assertThat(registry.whenAdded).isNull();
    assertLeft(first);
    assertLeft(registry);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException hurry) {
      throw new AssertionError(hurry);
    }
  }

  @Test
  void aRegistryThatComesBeforeTheLastOneHasLeftIsAskedByScrapes() {
    Watched last = new Watched();
    binder.bindTo(last);
    Watched next = new Watched();
    last.whenAsked =
        () -> {
          binder.bindTo(next);
          last.close();
        };
    prometheus.scrape();
    assertThat(last.whenAsked).isNull();
    assertShown(next);
    assertLeft(last);
  }

  @Test
  void aRegistryThatComesWhileTheLastOneLosesItsMetersIsAskedByScrapes() {
    Watched last = new Watched();
    binder.bindTo(last);
    Watched next = new Watched();
    last.close();
    last.whenRemoved = () -> binder.bindTo(next);
    prometheus.scrape();
    assertThat(last.whenRemoved).isNull();
    assertShown(next);
    assertLeft(last);
  }

  @Test
  void aRegistryThatIsBoundAgainWhileItLosesItsMetersHasThem() {
    Watched registry = new Watched();
    WeftMeterBinder second = WeftMeterBinder.of(mesh);
    binder.bindTo(registry);
    AtomicBoolean again = new AtomicBoolean();
    // In this thread: another one would wait for a lock of Micrometer's that this one holds.
    registry
        .config()
        .onMeterRemoved(
            meter -> {
              if (again.compareAndSet(false, true)) {
                second.bindTo(registry);
              }
            });
    binder.close();
    assertThat(again).isTrue();
    assertShown(registry);
    second.close();
    assertLeft(registry);
  }

  /** The thread that is about the meters is told of a round that fails, and does what was asked. */
  @Test
  void aBinderThatIsClosedWhileARegistryFailsLeavesItAllTheSame() {
    Watched registry = new Watched();
    binder.bindTo(registry);
    registry.whenAsked =
        () -> {
          binder.close();
          throw new IllegalStateException("no answer");
        };
    RetryMetrics.in(prometheus).recordAttempt("payment", "charge", 1);
    assertThat(registry.whenAsked).isNull();
    assertLeft(registry);
  }
}
