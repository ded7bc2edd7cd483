package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.contract.FamilyGroup;
import ai.datapunk.weft.testing.ScrapedText;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Registries and metrics that throw, whatever that is, of which none costs the others theirs. */
class RegistrationsTest {

  /** Here, as a store does not keep a registry. */
  private final List<PrometheusRegistry> held = new ArrayList<>();

  private final MetricStore store = MetricStore.in(held());
  private final List<String> leftOut = new ArrayList<>();

  private PrometheusRegistry held() {
    PrometheusRegistry registry = new PrometheusRegistry();
    held.add(registry);
    return registry;
  }

  /** A metric that notes where it is. */
  private static final class Noted {

    final List<PrometheusRegistry> in = new ArrayList<>();
    final AddedMetric metric;
    @Nullable Throwable atRegistering;
    @Nullable Throwable atRemoving;

    Noted(String name) {
      metric = new AddedMetric(Set.of(name), this::register, this::unregister);
    }

    private void register(PrometheusRegistry to) {
      FirstFailure.rethrow(atRegistering);
      in.add(to);
    }

    private void unregister(PrometheusRegistry from) {
      if (in.remove(from)) {
        FirstFailure.rethrow(atRemoving);
      }
    }
  }

  private AddedMetrics added(Noted... metrics) {
    return new AddedMetrics(
        Stream.of(metrics).map(each -> each.metric).toList(),
        new AddedMetrics.LeftOut() {
          @Override
          public void areThere(SortedSet<String> names) {
            leftOut.add("there: " + names);
          }

          @Override
          public void areUntold(SortedSet<String> names, Throwable fault) {
            leftOut.add("untold: " + names + " " + fault.getMessage());
          }
        });
  }

  @Test
  void aMetricThatARegistryOfLaterCannotTakeLeavesTheOthersTheirs() {
    for (Throwable fault :
        List.of(
            new IllegalStateException("unchecked"),
            new AssertionError("error"),
            new Exception("declared nowhere"))) {
      MetricStore shown = MetricStore.in(held());
      Noted broken = new Noted("broken");
      Noted whole = new Noted("whole");
      shown.addMetrics(added(broken, whole));
      broken.atRegistering = fault;
      PrometheusRegistry registry = new PrometheusRegistry();
      shown.showIn(registry);
      assertThat(broken.in).hasSize(1).doesNotContain(registry);
      assertThat(whole.in).hasSize(2).contains(registry);
      assertThat(leftOut).containsExactly("untold: [broken] " + fault.getMessage());
      leftOut.clear();
    }
  }

  @Test
  void whatOneRegistryKeepsTheOthersLose() {
    List<PrometheusRegistry> keeping = new ArrayList<>();
    Noted noted = new Noted("noted");
    Object mesh = new Object();
    MetricStore kept = MetricStore.open(keeping(keeping), HistogramType.DEFAULT, mesh, true);
    kept.showIn(keeping(keeping));
    kept.showIn(keeping(keeping));
    kept.addMetrics(added(noted));
    assertThat(noted.in).hasSize(3);
    assertThatThrownBy(() -> kept.leave(mesh))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("kept")
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(2));
    assertThat(noted.in).isEmpty();
    assertThat(kept.hasEnded()).isTrue();
    assertThat(keeping).hasSize(3).allMatch(each -> MetricStore.known(each) == null);
  }

  /** A registry that does not give up what has many names. */
  private static PrometheusRegistry keeping(List<PrometheusRegistry> all) {
    PrometheusRegistry keeping =
        new PrometheusRegistry() {
          @Override
          public void unregister(MultiCollector collector) {
            throw new IllegalStateException("kept");
          }
        };
    all.add(keeping);
    return keeping;
  }

  @Test
  void whatIsRefusedIsTakenBackThoughSomeOfItIsKept() {
    Noted kept = new Noted("kept");
    Noted whole = new Noted("whole");
    Noted refused = new Noted("refused");
    AddedMetrics all = added(kept, whole, refused);
    kept.atRemoving = new AssertionError("kept");
    Exception why = new Exception("refused");
    refused.atRegistering = why;
    assertThatThrownBy(() -> store.addMetrics(all)).isSameAs(why);
    assertThat(why.getSuppressed()).containsExactly(kept.atRemoving);
    assertThat(whole.in).isEmpty();
  }

  @Test
  void metricsAreTakenOutThoughOneOfThemIsKept() {
    Noted kept = new Noted("kept");
    Noted whole = new Noted("whole");
    AddedMetrics both = added(kept, whole);
    store.addMetrics(both);
    kept.atRemoving = new Exception("kept");
    assertThatThrownBy(() -> store.removeMetrics(both)).isSameAs(kept.atRemoving);
    assertThat(whole.in).isEmpty();
    PrometheusRegistry later = new PrometheusRegistry();
    store.showIn(later);
    assertThat(whole.in).isEmpty();
  }

  @Test
  void aRegistryThatRefusesANameAndKeepsOthersSaysWhatItRefused() {
    store.add(FamilyGroup.HTTP_SERVER);
    AtomicBoolean keeps = new AtomicBoolean();
    PrometheusRegistry taken =
        new PrometheusRegistry() {
          @Override
          public void register(Collector collector) {
            try {
              super.register(collector);
            } catch (RuntimeException refused) {
              keeps.set(true);
              throw refused;
            }
          }

          @Override
          public void unregister(Collector collector) {
            if (keeps.get()) {
              throw new IllegalStateException("kept");
            }
            super.unregister(collector);
          }
        };
    Gauge.builder().name("http_request_size_bytes").register(taken);
    assertThatThrownBy(() -> store.showIn(taken))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http_request_size_bytes")
        .satisfies(refused -> assertThat(refused.getSuppressed()).hasSize(2));
    assertThat(ScrapedText.series(taken)).containsExactly("http_request_size_bytes");
  }
}
