package ai.datapunk.weft.processor;

import static ai.datapunk.weft.processor.testing.Compilers.weft;
import static ai.datapunk.weft.processor.testing.Sources.source;
import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Classes that are so large that the limits of class files are near. */
final class LargeClassesTest {

  @Test
  void aClassWithHundredsOfMethodsHasAHolder() {
    StringBuilder methods = new StringBuilder();
    for (int i = 0; i < 800; i++) {
      methods.append("@Timed @Retried @CircuitGuarded void go").append(i).append("() {}\n");
    }
    Compilation compilation =
        weft().withOptions("-Aweft.maxSeries=1000000").compile(large(methods));
    assertThat(compilation).succeeded();
  }

  @Test
  void aClassWithManyLabelsAndBucketsHasAHolder() {
    String buckets =
        IntStream.range(1, 200).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    StringBuilder methods = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      methods
          .append("@Timed(metric = \"m_seconds\", help = \"h\", buckets = {")
          .append(buckets)
          .append("}, labels = {\"a=b\", \"tier=hot\"}) void go")
          .append(i)
          .append("(@Label(value = \"x\", max = 2) int x) {}\n");
    }
    assertThat(
            weft()
                .withOptions(
                    "-Aweft.maxSeries=1000000", "-Aweft.maxSeriesPerMetric=1000000", "-Xlint:none")
                .compile(large(methods)))
        .succeeded();
  }

  @Test
  void aClassWithHundredsOfFallbacksHasAHolder() {
    String parameters =
        IntStream.range(0, 12).mapToObj(i -> "int a" + i).collect(Collectors.joining(", "));
    StringBuilder methods = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      methods.append("@CircuitGuarded(fallback = \"b\") void go").append(i);
      methods.append("(").append(parameters).append(") {}\n");
    }
    methods.append("void b(").append(parameters.replace("int", "long")).append(") {}\n");
    assertThat(weft().withOptions("-Aweft.maxSeries=1000000").compile(large(methods))).succeeded();
  }

  private static JavaFileObject large(CharSequence methods) {
    return source("Large", "@MeshService(\"a\") class Large {\n" + methods + "}");
  }
}
