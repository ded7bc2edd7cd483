package ai.datapunk.weft.it.weaving;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.it.weaving.Shapes.Tier;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManyParametersTest {

  private static final Pattern BOXING = Pattern.compile("Conversions\\.(\\w+)Object");

  private final ManyParameters methods = new ManyParameters();

  @Test
  void labelsAmongTheFirstTwelveOfFourteenParametersAreRecorded() {
    assertThat(
            methods.early(
                Tier.HOT, 1, true, 0.5, "5", "6", "7", "8", "9", "10", "11", "12", "13", 0.25))
        .isEqualTo(1.75);
    assertThat(count("many_parameters_early_seconds", "tier", "HOT", "flag", "true")).isOne();
  }

  @Test
  void theTwelfthParameterIsBoundBesideOthers() {
    Weft.instances("many_parameters", InstanceSource.of("a:1"));
    assertThat(
            methods.late("1", "2", false, "4", "5", "6", "7", "8", "9", "10", "11", null, 13, 0.5))
        .isEqualTo("1falsea:1130.5");
    assertThat(count("many_parameters_late_seconds", "flag", "false")).isOne();
  }

  @Test
  void theSixteenthParameterIsBoundAlone() {
    assertThat(methods.single(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, true, 17))
        .isEqualTo(18);
    assertThat(count("many_parameters_single_seconds", "flag", "true")).isOne();
  }

  @Test
  void primitiveArgumentsBehindTheLastThatIsBoundAreNotBoxed() {
    assertThat(boxedArguments("early")).containsExactly("int", "boolean");
    assertThat(boxedArguments("late")).containsExactly("boolean");
    assertThat(boxedArguments("single")).containsExactly("boolean");
  }

  /** The primitive types that a woven method makes objects of, before it calls the advice. */
  private static List<String> boxedArguments(String method) {
    String code =
        Stream.of(javap().split("\n\n"))
            .filter(
                part -> part.lines().limit(1).allMatch(line -> line.contains(" " + method + "(")))
            .collect(joining());
    assertThat(code).contains(method + "_aroundBody");
    return BOXING.matcher(code).results().map(boxing -> boxing.group(1)).toList();
  }

  private static String javap() {
    StringWriter out = new StringWriter();
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    String file = "target/classes/" + ManyParameters.class.getName().replace('.', '/') + ".class";
    javap.run(new PrintWriter(out), new PrintWriter(out), "-p", "-c", file);
    return out.toString();
  }

  private static double count(String name, String... labels) {
    Labels wanted = Labels.of(labels);
    return PrometheusRegistry.defaultRegistry.scrape().stream()
        .filter(snapshot -> snapshot.getMetadata().getName().equals(name))
        .flatMap(snapshot -> snapshot.getDataPoints().stream())
        .filter(point -> point.getLabels().equals(wanted))
        .mapToDouble(point -> ((HistogramDataPointSnapshot) point).getCount())
        .sum();
  }
}
