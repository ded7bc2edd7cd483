package ai.datapunk.weft.processor.modules;

import static ai.datapunk.weft.processor.modules.ModuleSources.metric;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.processor.testing.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Maxima of a metric's labels, where not all of its methods are compiled together. */
final class MaximaAcrossModulesTest extends ModuleFixture {

  @Test
  void aMaximumIsComparedWithThatOfALibrary() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), labelled("Library", 40))).isEmpty();
    assertThat(compile(folder.resolve("same"), List.of(library), labelled("Same", 40))).isEmpty();
    assertThat(compile(folder.resolve("less"), List.of(library), labelled("Less", 30)))
        .singleElement()
        .satisfies(warning -> assertThat(text(warning)).isEqualTo(warning(30, 40, "Library")));
    assertThat(compile(folder.resolve("more"), List.of(library), labelled("More", 60)))
        .singleElement()
        .satisfies(warning -> assertThat(text(warning)).isEqualTo(warning(60, 40, "Library")));
  }

  @Test
  void theLargestMaximumOfALibraryIsWhatHolds() throws IOException {
    Path library = folder.resolve("library");
    List<String> off = List.of("-Aweft.WEFT_119=off");
    assertThat(
            compile(
                library, List.of(), off, labelled("A", 40), labelled("B", 60), labelled("C", 60)))
        .isEmpty();
    assertThat(compile(folder.resolve("app"), List.of(library), labelled("App", 50)))
        .singleElement()
        .satisfies(warning -> assertThat(text(warning)).isEqualTo(warning(50, 60, "B")));
    assertThat(compile(folder.resolve("same"), List.of(library), labelled("Same", 60))).isEmpty();
  }

  @Test
  void whatIsCompiledNowIsTold() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(), labelled("Small", 40), labelled("Other", 40))).isEmpty();
    assertThat(compile(app, List.of(app), labelled("Large", 60)))
        .singleElement()
        .satisfies(warning -> assertThat(text(warning)).isEqualTo(warning(60, 40, "Other")));
    assertThat(compile(app, List.of(app), labelled("Small", 50)))
        .singleElement()
        .satisfies(warning -> assertThat(text(warning)).isEqualTo(warning(50, 60, "Large")));
  }

  @Test
  void whatTheTypeBoundsIsNotComparedWith() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), metric("Library", ", buckets = 1", "boolean a")))
        .isEmpty();
    assertThat(compile(folder.resolve("app"), List.of(library), labelled("App", 40))).isEmpty();
  }

  private static String labelled(String name, int max) {
    return Sources.IMPORT
        + """
        class %s {
          @Timed(metric = "lake_store_seconds", help = "h", buckets = 1)
          void store(@Label(value = "kind", max = %d) String kind) {}
        }
        """
            .formatted(name, max);
  }

  private static String text(Diagnostic<? extends JavaFileObject> printed) {
    return printed.getMessage(null).lines().findFirst().orElseThrow();
  }

  private static String warning(int here, int there, String owner) {
    return "[WEFT-119] the label \"kind\" has max = "
        + here
        + " here, but max = "
        + there
        + " in "
        + owner
        + ".store(java.lang.String): the larger one holds for all methods of the metric"
        + " \"lake_store_seconds\", which share the label's values";
  }
}
