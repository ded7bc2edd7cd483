package ai.datapunk.weft.processor.modules;

import static ai.datapunk.weft.processor.modules.ModuleSources.metric;
import static ai.datapunk.weft.processor.testing.Sources.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.LabelSetIndex;
import ai.datapunk.weft.contract.MethodIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a metric set is to other modules, and to later compilations of its own. */
final class MetricSetModulesTest extends ModuleFixture {

  /** A class with a set of one metric, {@code lake_store_seconds} or another. */
  private static String set(String name, String method) {
    return IMPORT + "class %s { @MetricSet interface Set { %s } }".formatted(name, method);
  }

  private static String gauge(String name) {
    return set(name, "@Gauged(name = \"lake_store_seconds\", help = \"h\") void set(double s);");
  }

  private static String counter(String name, String label) {
    return set(
        name,
        "@Counted(name = \"lake_reads_total\", help = \"h\") void read(@Label(" + label + " k);");
  }

  @Test
  void aMetricHasOneTypeAcrossModules() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), metric("Library", "", "boolean a"))).isEmpty();
    assertThat(compile(folder.resolve("app"), List.of(library), gauge("App")))
        .singleElement()
        .asString()
        .contains(
            "[WEFT-021]",
            "has the type gauge here, but the type histogram in Library.store(boolean)");
    Path sets = folder.resolve("sets");
    assertThat(compile(sets, List.of(), gauge("Library"))).isEmpty();
    assertThat(compile(folder.resolve("app"), List.of(sets), metric("App", "", "boolean a")))
        .singleElement()
        .asString()
        .contains(
            "[WEFT-021]",
            "has the type histogram here, but the type gauge in Library$Set.set(double)");
  }

  /** To Prometheus both are gauges, but setting one would undo what the other has counted. */
  @Test
  void whatIsSetInOneModuleDoesNotCountUpAndDownInAnother() throws IOException {
    Path library = folder.resolve("library");
    String jobs = "@UpDown(name = \"lake_store_seconds\", help = \"h\") void jobs();";
    assertThat(compile(library, List.of(), set("Library", jobs))).isEmpty();
    assertThat(compile(folder.resolve("same"), List.of(library), set("Same", jobs))).isEmpty();
    assertThat(compile(folder.resolve("app"), List.of(library), gauge("App")))
        .singleElement()
        .asString()
        .contains(
            "[WEFT-021]",
            "has the type gauge here, but the type upDownCounter in Library$Set.jobs()");
  }

  @Test
  void aCounterHasOneSetOfLabelsAcrossModules() throws IOException {
    Path library = folder.resolve("library");
    String kind = "\"kind\") boolean";
    assertThat(compile(library, List.of(), counter("Library", kind))).isEmpty();
    assertThat(compile(folder.resolve("app"), List.of(library), counter("App", kind))).isEmpty();
    assertThat(
            compile(
                folder.resolve("other"), List.of(library), counter("Other", "\"tier\") boolean")))
        .singleElement()
        .asString()
        .contains("[WEFT-021]", "the labels tier here, but the labels kind in Library$Set.read");
  }

  @Test
  void aSetThatIsNotCompiledAgainStaysInTheCatalogAndIsComparedWith() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), gauge("A"), counter("B", "\"kind\") boolean"))).isEmpty();
    assertThat(compile(app, List.of(app), counter("B", "\"kind\") boolean"))).isEmpty();
    assertThat(classes(app)).containsExactly("A$Set", "B$Set");
    assertThat(compile(app, List.of(app), metric("C", "", "boolean a")))
        .singleElement()
        .asString()
        .contains("[WEFT-021]", "A$Set.set(double)");
    Files.delete(app.resolve("A$Set.class"));
    assertThat(compile(app, List.of(app), counter("B", "\"kind\") boolean"))).isEmpty();
    assertThat(classes(app)).containsExactly("B$Set");
  }

  @Test
  void itsMethodsAreNotThoseThatAreWoven() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(), counter("A", "\"kind\") boolean"))).isEmpty();
    assertThat(app.resolve(MethodIndex.PATH)).isEmptyFile();
    assertThat(app.resolve(LabelSetIndex.PATH)).hasContent("lake_reads_total 2\n");
    assertThat(app.resolve("A$Set_MetricSet.class")).exists();
    assertThat(app.resolve("A$Set_Metrics.class")).doesNotExist();
  }

  @Test
  void aSetThatComesAsAClassFileIsImplementedAgain() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(), counter("A", "\"kind\") boolean"))).isEmpty();
    Files.delete(app.resolve("A$Set_MetricSet.class"));
    assertThat(compileWith(List.of("A"), app, "class B {}")).isEmpty();
    assertThat(classes(app)).containsExactly("A$Set");
    assertThat(app.resolve("A$Set_MetricSet.class")).exists();
  }
}
