package ai.datapunk.weft.processor.modules;

import static ai.datapunk.weft.processor.testing.Sources.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** Generated code under the options and in the modules that projects compile with. */
final class GeneratedCodeTest extends ModuleFixture {

  @Test
  void aModuleWithoutAnnotationsIsCompiledInSilence() throws IOException {
    Path app = folder.resolve("app");
    List<String> options = List.of("-Xlint:all", "-Werror", "-Aweft.maxSeries=10");
    String source = "class App extends Thread { @Override public void run() {} }";
    assertThat(compile(app, List.of(), options, source)).isEmpty();
    assertThat(app.resolve("App.class")).exists();
    assertThat(written(app)).isEmpty();
  }

  @Test
  void generatedCodeTakesNothingOfANamedModule() throws IOException {
    List<String> options =
        List.of("--add-reads", "shop=ALL-UNNAMED", "-Xlint:all,-processing", "-Werror");
    String client =
        "package shop;\n"
            + IMPORT
            + """
            @SuppressWarnings("exports") // Of the annotations, which are in no module here.
            @MeshService("a") public class Client {
              public Client() {}
              @Retried(fallback = "b") public void a(Object sku) {}
              void b(Object sku) {}
            }
            """;
    for (String requires : List.of("", "requires static java.compiler;")) {
      Path app = folder.resolve("app" + requires.length());
      String module = "module shop { exports shop; " + requires + " }";
      assertThat(compile(app, List.of(), options, module, client)).isEmpty();
      String holder = Files.readString(app.resolve("shop/Client_Metrics.java"));
      assertThat(holder.contains(".Generated(")).isEqualTo(!requires.isEmpty());
    }
  }

  @Test
  void generatedCodeCanBeReadInTheEncodingOfTheSources() throws IOException {
    Path app = folder.resolve("app");
    String client =
        IMPORT
            + """
            class Client {
              @Retried(service = "caf\\u00e9", fallback = "besch\\u00e4ftigt") void \\u00f6ffne() {}
              void besch\\u00e4ftigt() {}
            }
            """;
    assertThat(compile(app, List.of(), List.of("-encoding", "US-ASCII"), client)).isEmpty();
    assertThat(Files.readString(app.resolve("Client_Metrics.java")))
        .contains("MethodSpec.of(\"\\u00f6ffne()\")", ".besch\\u00e4ftigt()");
  }

  @Test
  void aModuleThatOpensNothingIsToldWhichOpensItNeeds() throws IOException {
    String client =
        "package shop;\n"
            + IMPORT
            + """
            @MeshService("a") class Client {
              @Timed void timed() {}
              @Retried(retryOnResult = Empty.class) String read() { return ""; }
              @Retried(fallback = "spare") String fetch() { return ""; }
              @Retried(fallback = "spare") String load() { return ""; }
              String spare() { return ""; }
              static class Empty implements java.util.function.Predicate<String> {
                @Override public boolean test(String result) { return result.isEmpty(); }
              }
            }
            """;
    assertThat(told("", client)).containsExactly("WEFT-134");
    assertThat(told("exports shop;", client)).containsExactly("WEFT-134");
    assertThat(told("opens shop to java.xml;", client)).containsExactly("WEFT-134");
    assertThat(told("opens shop;", client)).isEmpty();
    String fallbackOnly = client.replace("@Retried(retryOnResult = Empty.class) ", "");
    assertThat(told("", fallbackOnly)).containsExactly("WEFT-134");
    assertThat(told("exports shop;", fallbackOnly)).isEmpty();
    String timedOnly = fallbackOnly.replace("@Retried(fallback = \"spare\") ", "");
    assertThat(told("", timedOnly)).isEmpty();
  }

  private List<String> told(String directive, String client) throws IOException {
    List<String> options = List.of("--add-reads", "shop=ALL-UNNAMED");
    Path app = Files.createTempDirectory(folder, "app");
    String module = "module shop { requires java.xml; " + directive + " }";
    return compile(app, List.of(), options, module, client).stream()
        .filter(printed -> printed.getKind() == Diagnostic.Kind.ERROR)
        .map(printed -> printed.getMessage(null))
        .peek(
            text ->
                assertThat(text)
                    .contains("write in module-info.java: opens shop to ai.datapunk.weft.runtime;"))
        .map(text -> text.substring(text.indexOf("WEFT-"), text.indexOf(']')))
        .toList();
  }
}
