package ai.datapunk.weft.processor.modules;

import static ai.datapunk.weft.processor.testing.Sources.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.processor.testing.Calls;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which annotated methods are reached in other modules, and by what an incremental build leaves.
 */
final class CallsAcrossModulesTest extends ModuleFixture {

  private static final String STOCK =
      IMPORT + "public class Stock { @Timed(service = \"stock\") public static void take() {} }";

  private static final String STEPS =
      "public class Steps { public static void go() { Stock.take(); } }";

  private static final String SHOP =
      IMPORT
          + """
          class Shop {
            @Timed(service = "shop") void order() {
              Steps.go();
            }
          }
          """;

  @Test
  void aMethodOfAnotherModuleIsReachedThroughItsUnannotatedOnes() throws IOException {
    Path library = folder.resolve("library");
    Path app = folder.resolve("app");
    assertThat(compile(library, List.of(), STOCK, STEPS)).isEmpty();
    assertThat(compile(app, List.of(library), SHOP)).isEmpty();
    assertThat(calls(app)).containsExactly("Shop.order() 4 Stock.take()");
  }

  @Test
  void aModuleBetweenThatHasNoAnnotatedMethodHidesNothing() throws IOException {
    Path library = folder.resolve("library");
    Path between = folder.resolve("between");
    Path app = folder.resolve("app");
    assertThat(compile(library, List.of(), STOCK)).isEmpty();
    assertThat(compile(between, List.of(library), STEPS)).isEmpty();
    assertThat(written(between)).containsOnlyKeys("weft/interface/calls/Steps.json");
    assertThat(compile(app, List.of(jar(between), library, between), SHOP)).isEmpty();
    assertThat(calls(app)).containsExactly("Shop.order() 4 Stock.take()");
    assertThat(
            compile(between, List.of(library), "public class Steps { public static void go() {} }"))
        .isEmpty();
    assertThat(written(between)).isEmpty();
  }

  @Test
  void theImplementersInTheModuleOfAnInterfaceAreReachedPossibly() throws IOException {
    Path library = folder.resolve("library");
    Path app = folder.resolve("app");
    assertThat(
            compile(
                library,
                List.of(),
                IMPORT
                    + """
                    public class Orders { public interface Api { void place(); } }
                    class Remote implements Orders.Api {
                      @Override @Timed(service = "orders") public void place() {}
                    }
                    """))
        .isEmpty();
    String shop =
        IMPORT
            + """
            class Shop {
              @Timed(service = "shop") void order(Orders.Api orders) { orders.place(); }
            }
            """;
    assertThat(compile(app, List.of(library), shop)).isEmpty();
    assertThat(calls(app)).containsExactly("Shop.order(Orders$Api) 3 Remote.place() possible");
  }

  @Test
  void whatIsNotCompiledAgainIsKnownAsItWas() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), STOCK, STEPS, SHOP)).isEmpty();
    List<String> all = calls(app);
    assertThat(all).containsExactly("Shop.order() 4 Stock.take()");
    assertThat(compile(app, List.of(app), STOCK)).isEmpty();
    assertThat(calls(app)).isEqualTo(all);
    assertThat(compile(app, List.of(app), SHOP)).isEmpty();
    assertThat(calls(app)).isEqualTo(all);
    assertThat(compile(app, List.of(app), STEPS)).isEmpty();
    assertThat(calls(app)).isEqualTo(all);
  }

  @Test
  void aClassThatIsGoneOrCallsNoMoreLeavesNothingBehind() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), STOCK, STEPS, SHOP)).isEmpty();
    assertThat(written(app))
        .containsKeys(
            "weft/interface/calls/Shop.json",
            "weft/interface/calls/Steps.json",
            "weft/interface/calls/Stock.json");
    String steps = "public class Steps { public static void go() {} }";
    assertThat(compile(app, List.of(app), STOCK, steps, "class Shop {}")).isEmpty();
    assertThat(written(app))
        .containsOnlyKeys("META-INF/weft/catalog.json", "weft/interface/calls/Stock.json");
  }

  @Test
  void whereTheCompilerShowsNoBodiesOneNoteSaysSo() throws IOException {
    Path app = folder.resolve("app");
    wrapped = true;
    assertThat(compile(app, List.of(app), STOCK, STEPS, SHOP))
        .singleElement()
        .asString()
        .contains("cannot tell which annotated method calls which", "-Aweft.calls=off");
    assertThat(calls(app)).isEmpty();
    assertThat(compile(app, List.of(app), List.of("-Aweft.calls=off"), STOCK, STEPS, SHOP))
        .isEmpty();
  }

  /** Most classes are written by the time, and a build would have nothing to compile again. */
  @Test
  void anErrorLeavesNoClassFileOfTheClassThatIsWrong() throws IOException {
    Path app = folder.resolve("app");
    assertThat(
            compile(
                app,
                List.of(),
                IMPORT
                    + """
                    class Shop {
                      static class Cart {
                        @Retried(maxAttempts = 4, service = "shop") void order() { Stock.take(); }
                      }
                    }
                    """,
                IMPORT
                    + """
                    class Stock {
                      @Retried(maxAttempts = 3, service = "stock") static void take() {}
                    }
                    """))
        .singleElement()
        .asString()
        .contains("WEFT-138");
    assertThat(app.resolve("Shop.class")).doesNotExist();
    assertThat(app.resolve("Shop$Cart.class")).doesNotExist();
    assertThat(app.resolve("Stock.class")).exists();
    assertThat(app.resolve(Catalog.PATH)).doesNotExist();
  }

  @Test
  void aCallLeavesWithTheAnnotationOfWhatIsCalled() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), STOCK, STEPS, SHOP)).isEmpty();
    assertThat(compile(app, List.of(app), "public class Stock { public static void take() {} }"))
        .isEmpty();
    assertThat(compile(app, List.of(app), STEPS)).isEmpty();
    assertThat(classes(app)).containsExactly("Shop");
  }

  @Test
  void anErrorOfTheCompilersLeavesTheCatalogAsItWas() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), STOCK, STEPS, SHOP)).isEmpty();
    List<String> before = calls(app);
    assertThat(
            compile(app, List.of(app), STOCK, STEPS.replace("Stock.take()", "Stock.tok()"), SHOP))
        .isNotEmpty();
    assertThat(calls(app)).isEqualTo(before);
  }

  /** It runs the rounds and nothing else. */
  @Test
  void underKaptTheCatalogIsWrittenInTheLastRound() throws IOException {
    Path app = folder.resolve("app");
    assertThat(
            compile(
                app, List.of(app), List.of("-Akapt.kotlin.generated=" + app), STOCK, SHOP_ALONE))
        .extracting(printed -> printed.getMessage(null))
        .anyMatch(text -> text.contains("cannot tell which annotated method calls which"));
    assertThat(classes(app)).containsExactly("Shop", "Stock");
    assertThat(calls(app)).isEmpty();
  }

  private static final String SHOP_ALONE =
      IMPORT + "class Shop { @Timed(service = \"shop\") void order() { Stock.take(); } }";

  @Test
  void callsCanBeLeftOut() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), List.of("-Aweft.calls=off"), STOCK, STEPS, SHOP))
        .isEmpty();
    assertThat(calls(app)).isEmpty();
    assertThat(classes(app)).containsExactly("Shop", "Stock");
  }

  private static List<String> calls(Path output) throws IOException {
    try (Reader in = Files.newBufferedReader(output.resolve(Catalog.PATH))) {
      return Calls.in(in);
    }
  }
}
