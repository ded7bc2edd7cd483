package ai.datapunk.weft.record;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.label.LabelSanitizer;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.Held;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done once for a new value of a label, and what is kept of it. */
@SuppressWarnings("UnnecessaryStringBuilder") // An argument that is no text but gives one.
class NewValuesTest {

  /** Known by its text alone. */
  private record Named(String name) {
    @Override
    public String toString() {
      return name;
    }
  }

  private final MetricStore store = MetricStore.in(new PrometheusRegistry());
  private final List<String> sanitized = new ArrayList<>();

  private OperationRecorder root(int max) {
    return OperationRecorder.root(
        new SeriesWiring(
            MethodSpec.of("m()")
                .timed(CustomHistogram.of("own_seconds", "Help").boundedLabel("t", 0, max)),
            store));
  }

  private void sanitize(LabelSanitizer by) {
    store
        .labels()
        .by(
            (metric, label, value) -> {
              sanitized.add(value);
              return by.sanitize(metric, label, value);
            },
            thrown -> null);
  }

  @Test
  void aValueIsSanitizedOnceWhateverBringsIt() {
    sanitize((metric, label, value) -> value);
    OperationRecorder root = root(5);
    OperationRecorder first = root.at(new Named("a"));
    assertThat(root.at(new Named("a"))).isSameAs(first);
    assertThat(root.at("a")).isSameAs(first);
    assertThat(root.at(7L)).isNotSameAs(first);
    root.at(7L);
    root.at(new Named("a"));
    assertThat(sanitized).containsExactly("a", "7");
  }

  @Test
  void aSecretIsLookedForOnceInTheSameText() {
    sanitize((metric, label, value) -> "masked");
    OperationRecorder root = root(5);
    OperationRecorder masked = root.at(new Named("secret"));
    assertThat(root.at(new Named("secret"))).isSameAs(masked);
    assertThat(root.at("secret")).isSameAs(masked);
    assertThat(sanitized).containsExactly("secret");
  }

  @Test
  void noMoreThanAFewTextsAreKeptOfOneValue() {
    store.labels().by((metric, label, value) -> "masked", thrown -> null);
    OperationRecorder root = root(10_000);
    List<WeakReference<String>> texts = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String text = "secret-" + i;
      texts.add(new WeakReference<>(text));
      root.at(text);
    }
    // A hundred find the value's recorder, and 256 are those that were looked at last.
    assertThat(Held.of(texts, 100 + 256)).isLessThanOrEqualTo(100 + 256);
  }

  @Test
  void noTextIsKeptThatIsMuchLongerThanItsValue() {
    OperationRecorder root = root(10_000);
    List<WeakReference<String>> texts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String text = i + "-".repeat(2_000);
      texts.add(new WeakReference<>(text));
      root.at(text);
    }
    assertThat(Held.of(texts, 0)).isZero();
  }

  @Test
  void aValueBeyondTheLimitIsSanitizedOnce() {
    sanitize((metric, label, value) -> value);
    OperationRecorder root = root(1);
    root.at("a");
    OperationRecorder other = root.at("b");
    assertThat(root.at("b")).isSameAs(other);
    assertThat(sanitized).containsExactly("a", "b");
  }
}
