package ai.datapunk.weft.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.SeriesRules;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.label.LabelSanitizer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What applications say of series after woven classes were initialised and called. */
class SeriesRulesTest {

  private static final String TENANTS = "shapes_bounded_seconds";

  @RegisterExtension private final MeshInUse used = new MeshInUse();

  private final PrometheusRegistry registry = used.registry();
  private final Mesh mesh = used.mesh();
  private final Shapes shapes = new Shapes();
  private final Followed methods = new Followed();
  private final AtomicInteger errors = new AtomicInteger();

  private static SeriesRules sanitizing(LabelSanitizer sanitizer) {
    return new SeriesRules(null, sanitizer, null);
  }

  private static SeriesRules limiting(SeriesLimits limits) {
    return new SeriesRules(limits, null, null);
  }

  private List<String> values(String family, String label) {
    TreeSet<String> values = new TreeSet<>();
    registry.scrape(family::equals).stream()
        .flatMap(each -> each.getDataPoints().stream())
        .forEach(point -> values.add(point.getLabels().get(label)));
    return List.copyOf(values);
  }

  private static String tenant(String metric, String label, String value) {
    return "a " + label;
  }

  private String sanitized(String tenant) {
    return mesh.engine().store().labels().cleaned(TENANTS, "tenant", tenant);
  }

  private void fail(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      methods.fail();
    }
  }

  private List<String> tenants(String... called) {
    for (String tenant : called) {
      shapes.bounded(tenant);
    }
    return values(TENANTS, "tenant");
  }

  @Test
  void labelValuesAreSanitizedByTheLatestThatHasNotEnded() {
    SeriesRules first = sanitizing((metric, label, value) -> "first");
    SeriesRules second = sanitizing((metric, label, value) -> "second");
    mesh.rules(first);
    mesh.rules(second);
    assertThat(tenants("one")).containsExactly("second");
    mesh.endRules(second);
    assertThat(tenants("two")).containsExactly("first", "second");
    mesh.endRules(second);
    mesh.endRules(first);
    assertThat(sanitized("kim@example.com")).isEqualTo("masked_email");
  }

  @Test
  void aValueThatIsKnownStaysAsItIs() {
    assertThat(tenants("one")).containsExactly("one");
    mesh.rules(sanitizing((metric, label, value) -> "of an application"));
    assertThat(tenants("one", "two")).containsExactly("of an application", "one");
  }

  /** Applications can give the same function: each ends its own rules. */
  @Test
  void othersThatSayTheSameGoOn() {
    SeriesRules first = sanitizing(SeriesRulesTest::tenant);
    SeriesRules second = new SeriesRules(null, first.labelSanitizer(), null);
    mesh.rules(first);
    mesh.rules(second);
    mesh.endRules(first);
    assertThat(sanitized("one")).isEqualTo("a tenant");
    mesh.endRules(second);
    assertThat(sanitized("one")).isEqualTo("one");
  }

  @Test
  void whatOneDoesNotSayIsAsTheOneBeforeItSays() throws IOException {
    mesh.rules(new SeriesRules(null, (metric, label, value) -> "same", thrown -> "down"));
    mesh.rules(limiting(SeriesLimits.defaults().errorTypes(1)));
    fail(1);
    assertThat(tenants("one", "two")).containsExactly("same");
    assertThat(values("retry_failure", "error_type")).containsExactly("down");
    mesh.rules(new SeriesRules(null, null, thrown -> "late"));
    fail(1);
    assertThat(tenants("three")).containsExactly("same");
    assertThat(values("retry_failure", "error_type")).containsExactly("down", "other");
  }

  @Test
  void limitsHoldForWhatComesAndSettingsGoBeforeThem() throws IOException {
    SeriesRules one = limiting(SeriesLimits.defaults().family(TENANTS, 1));
    mesh.rules(one);
    assertThat(tenants("one", "two")).containsExactly("one", "other");
    mesh.endRules(one);
    assertThat(tenants("two")).containsExactly("one", "other", "two");
    mesh.configure(
        Configuration.of(
            Map.of("weft.family.retry_failure_total.max-error-types", "1"), Map.of(), Map.of()));
    mesh.rules(
        new SeriesRules(
            SeriesLimits.defaults().errorTypes(50),
            null,
            thrown -> String.valueOf(errors.incrementAndGet())));
    fail(3);
    assertThat(values("retry_failure", "error_type")).containsExactly("3", "other");
  }

  @Test
  void thoseThatAnEndedApplicationGaveHoldNoLonger() throws IOException {
    try (URLClassLoader application =
        new URLClassLoader(new URL[0], SeriesRulesTest.class.getClassLoader())) {
      mesh.rules(
          sanitizing(
              (LabelSanitizer)
                  Proxy.newProxyInstance(
                      application,
                      new Class<?>[] {LabelSanitizer.class},
                      (proxy, method, arguments) -> "the application's")));
      assertThat(sanitized("one")).isEqualTo("the application's");
      Weft.end(application);
      assertThat(sanitized("one")).isEqualTo("one");
    }
  }
}
