package ai.datapunk.weft.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.ConfigurationException;
import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.resolve.ConfiguredSpecs;
import ai.datapunk.weft.resolve.ReflectedSpecs;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Asks all that read durations, windows and constant labels about the same texts: the compiler, the
 * run time where it reads annotations by reflection, and the run time where it reads settings. What
 * one accepts, all accept, and take to be the same; but space around a text is a mistake in an
 * annotation, while a settings file may have it.
 */
final class OneGrammarTest {

  private static final String REFUSED = "refused";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "30s, PT30S, PT30S",
        "30 s, PT30S, PT30S",
        "250ms, PT0.25S, PT0.25S",
        "250 ms, PT0.25S, PT0.25S",
        "1.5s, PT1.5S, PT1.5S",
        "0.5s, PT0.5S, PT0.5S",
        "0.5 ms, PT0.0005S, PT0.0005S",
        "1500ns, PT0.0000015S, PT0.0000015S",
        "1.5us, PT0.0000015S, PT0.0000015S",
        "1m, PT1M, PT1M",
        "1h, PT1H, PT1H",
        "0.01d, PT14M24S, PT14M24S",
        "\" 30s\", refused, PT30S",
        "\"30s \", refused, PT30S",
        "\" 250 ms \", refused, PT0.25S",
        "30  s, refused, refused",
        "1.5ns, refused, refused",
        "0.1ns, refused, refused",
        "30, refused, refused",
        "-30s, refused, refused",
        "1m30s, refused, refused",
        "30S, refused, refused",
        "2h, refused, refused",
        "1d, refused, refused",
      })
  void aDurationIsTheSameForCompilerAndRunTime(String text, String annotation, String setting) {
    String source = annotated("@Retried(delay = \"" + text + "\", maxDelay = \"1h\")");
    assertThat(compiled(source, "WEFT-051", "WEFT-052")).isEqualTo(!annotation.equals(REFUSED));
    assertThat(reflected(source, spec -> retry(spec).delay())).isEqualTo(annotation);
    MethodSpec written =
        MethodSpec.of("fetch()")
            .retried(
                "stock",
                "fetch",
                RetryPolicy.DEFAULT.backoff(Duration.ZERO, 1, Duration.ofHours(1)));
    assertThat(configured("weft.retry.stock.delay", text, written, spec -> retry(spec).delay()))
        .isEqualTo(setting);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "1 call, 1, 1",
        "1call, 1, 1",
        "100 calls, 100, 100",
        "100calls, 100, 100",
        "100000 calls, 100000, 100000",
        "30s, PT30S, PT30S",
        "30 s, PT30S, PT30S",
        "1h, PT1H, PT1H",
        "\" 30s\", refused, PT30S",
        "\" 1 call\", refused, 1",
        "\"100 calls \", refused, 100",
        "100  calls, refused, refused",
        "1 calls, refused, refused",
        "10 call, refused, refused",
        "0 calls, refused, refused",
        "+1 calls, refused, refused",
        "100001 calls, refused, refused",
        "1500ms, refused, refused",
        "0s, refused, refused",
        "2h, refused, refused",
        "1d, refused, refused",
      })
  void aWindowIsTheSameForCompilerAndRunTime(String text, String annotation, String setting) {
    String source = annotated("@CircuitGuarded(window = \"" + text + "\", minimumCalls = 1)");
    assertThat(compiled(source, "WEFT-062", "WEFT-063")).isEqualTo(!annotation.equals(REFUSED));
    assertThat(reflected(source, OneGrammarTest::window)).isEqualTo(annotation);
    MethodSpec written =
        MethodSpec.of("fetch()").circuitGuarded("stock", CircuitPolicy.DEFAULT.window(7, 1));
    assertThat(configured("weft.circuit.stock.window", text, written, OneGrammarTest::window))
        .isEqualTo(setting);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "tier=hot, tier=hot",
        "tier = hot, tier=hot",
        "\" tier=hot \", tier=hot",
        "tier=a=b, tier=a=b",
        "tier, refused",
        "tier=, refused",
        "tier= , refused",
        "=hot, refused",
      })
  void aConstantLabelIsTheSameForCompilerAndRunTime(String text, String label) {
    String source =
        annotated(
            "@Timed(metric = \"stock_duration_seconds\", help = \"Calls\", labels = \""
                + text
                + "\")");
    assertThat(compiled(source, "WEFT-014")).isEqualTo(!label.equals(REFUSED));
    assertThat(reflected(source, OneGrammarTest::labels)).isEqualTo(label);
  }

  private static String annotated(String annotation) {
    return "import ai.datapunk.weft.annotation.*;\n"
        + "@MeshService(\"stock\")\n"
        + "class Stock {\n"
        + "  "
        + annotation
        + "\n"
        + "  void fetch() {}\n"
        + "}\n";
  }

  /** Whether the compiler takes it; one of the messages is what it says if it does not. */
  private static boolean compiled(String source, String... messages) {
    Compilation compilation =
        javac()
            .withProcessors(new WeftProcessor())
            .compile(JavaFileObjects.forSourceString("Stock", source));
    boolean succeeded = compilation.errors().isEmpty();
    if (!succeeded) {
      assertThat(compilation.errors())
          .singleElement()
          .satisfies(
              error ->
                  assertThat(List.of(messages))
                      .anyMatch(id -> error.getMessage(null).startsWith("[" + id + "]")));
    }
    return succeeded;
  }

  private static String reflected(String source, ValueOf value) {
    List<MethodSpec> specs = ReflectedSpecs.read(CompiledClass.of("Stock", source));
    return specs.isEmpty() ? REFUSED : value.of(specs.get(0)).toString();
  }

  private static String configured(String key, String text, MethodSpec written, ValueOf value) {
    try {
      Configuration configuration = Configuration.of(Map.of(key, text), Map.of(), Map.of());
      return value.of(new ConfiguredSpecs(configuration).apply(written)).toString();
    } catch (ConfigurationException refused) {
      return REFUSED;
    }
  }

  /** What of a method's specification came of the text. */
  private interface ValueOf {
    Object of(MethodSpec spec);
  }

  private static RetryPolicy retry(MethodSpec spec) {
    return Objects.requireNonNull(spec.retry()).policy();
  }

  private static Object window(MethodSpec spec) {
    CircuitPolicy policy = Objects.requireNonNull(spec.circuit()).policy();
    return policy.windowTime() == null ? policy.windowCalls() : policy.windowTime();
  }

  private static Object labels(MethodSpec spec) {
    return Objects.requireNonNull(spec.customHistogram()).constantLabels().stream()
        .map((ConstantLabel label) -> label.name() + "=" + label.value())
        .collect(Collectors.joining(","));
  }
}
