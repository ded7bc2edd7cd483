package ai.datapunk.weft.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.testing.DocsPage;
import ai.datapunk.weft.testing.ShownCode;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/micrometer.md shows is code of this class, compiled and run. */
class MicrometerPageTest extends MeshFixture {

  private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void theMeshOfTheApplicationIsBound() {
    Weft.use(mesh);
    // tag::bind[]
    WeftMeterBinder weft = WeftMeterBinder.of(Weft.mesh());
    weft.bindTo(registry);
    // end::bind[]
    method("stock");
    assertThat(registry.find("retry.attempts").meters()).isNotEmpty();
    weft.close();
    Weft.release(mesh);
  }

  @Test
  void thePageShowsThisCode() throws IOException {
    ShownCode.assertOf("micrometer.md", MicrometerPageTest.class);
  }

  /** Read from a registry, not from what makes the names. */
  @Test
  void theTableHasTheMetersThatThereAre() {
    String rows =
        FamilyGroup.ungrouped().stream()
            .map(family -> row(family, meter(mesh, family)))
            .collect(Collectors.joining());
    new DocsPage("micrometer.md")
        .says("meters", "| family | meter | tags |\n|---|---|---|\n" + rows);
  }

  private Meter.Id meter(Mesh of, Family family) {
    String[] values = family.labels().toArray(String[]::new);
    var store = of.engine().store();
    switch (family.type()) {
      case COUNTER -> store.counter(family, values);
      case GAUGE, INFO -> store.gauge(family, values);
      case HISTOGRAM -> store.histogram(family, values);
    }
    try (WeftMeterBinder another = WeftMeterBinder.of(of)) {
      MeterRegistry alone = new SimpleMeterRegistry();
      another.bindTo(alone);
      return alone.getMeters().stream()
          .map(Meter::getId)
          .filter(id -> id.getDescription() != null && id.getDescription().equals(family.help()))
          .filter(id -> family.metricName().startsWith(id.getName().replace('.', '_')))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String row(Family family, Meter.Id id) {
    String kind =
        switch (family.type()) {
          case COUNTER -> "FunctionCounter";
          case GAUGE, INFO -> "Gauge";
          case HISTOGRAM -> "FunctionTimer";
        };
    assertThat(family.type() == MetricType.HISTOGRAM).isEqualTo(id.getType() == Meter.Type.TIMER);
    String tags =
        family.labels().isEmpty()
            ? "–"
            : id.getTags().stream()
                .map(Tag::getKey)
                .map(key -> "`" + key + "`")
                .collect(Collectors.joining(", "));
    return "| `%s` | `%s`, a `%s` | %s |%n"
        .formatted(family.metricName(), id.getName(), kind, tags)
        .replace("\r", "");
  }
}
