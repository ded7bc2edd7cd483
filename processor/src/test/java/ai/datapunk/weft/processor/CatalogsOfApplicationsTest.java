package ai.datapunk.weft.processor;

import static ai.datapunk.weft.processor.testing.Compilers.weft;
import static ai.datapunk.weft.processor.testing.Compilers.written;
import static ai.datapunk.weft.processor.testing.Sources.source;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** The catalogs of several applications join, as docs/catalog.md shows. */
final class CatalogsOfApplicationsTest {

  private static final Pattern SHOWN =
      Pattern.compile("// tag::callers\\[]\n(.*?)\n *// end::", Pattern.DOTALL);

  private static Catalog catalog(String application, String... services) throws IOException {
    StringBuilder classes = new StringBuilder("class Clients {\n");
    for (String service : services) {
      classes.append(
          "@MeshService(\"%1$s\") static class Of%1$s { @Timed void call() {} }\n"
              .formatted(service));
    }
    byte[] json =
        written(
            weft()
                .withOptions("-Aweft.application=" + application)
                .compile(source("Clients", classes + "}")),
            StandardLocation.CLASS_OUTPUT,
            Catalog.PATH);
    return CatalogParser.read(new StringReader(new String(json, StandardCharsets.UTF_8)));
  }

  private static SortedSet<String> callers(List<Catalog> catalogs) {
    // tag::callers[]
    Set<String> applications = catalogs.stream().map(Catalog::application).collect(toSet());
    SortedSet<String> calls = new TreeSet<>();
    for (Catalog caller : catalogs) {
      for (String service : caller.services().keySet()) {
        String outside = applications.contains(service) ? "" : " (elsewhere)";
        calls.add(caller.application() + " calls " + service + outside);
      }
    }
    // end::callers[]
    return calls;
  }

  @Test
  void threeApplicationsTellWhoCallsWhom() throws IOException {
    List<Catalog> catalogs =
        List.of(
            catalog("web", "orders", "stock"),
            catalog("orders", "stock", "payments"),
            catalog("stock", "warehouse"));
    assertThat(callers(catalogs))
        .containsExactly(
            "orders calls payments (elsewhere)",
            "orders calls stock",
            "stock calls warehouse (elsewhere)",
            "web calls orders",
            "web calls stock");
    assertThat(page()).contains(String.join("\n", callers(catalogs)));
  }

  @Test
  void thePageShowsThisCode() throws IOException {
    Matcher shown =
        SHOWN.matcher(
            Files.readString(
                Path.of(
                    "src/test/java",
                    CatalogsOfApplicationsTest.class.getName().replace('.', '/') + ".java")));
    assertThat(shown.find()).isTrue();
    assertThat(page()).contains("```java\n" + shown.group(1).stripIndent() + "\n```");
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/catalog.md"));
  }
}
