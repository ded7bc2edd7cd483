package ai.datapunk.weft.processor.calls;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.processor.UnannotatedProcessor;
import ai.datapunk.weft.processor.testing.Calls;
import ai.datapunk.weft.processor.testing.Compilers;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** Which annotated methods the catalog says that a method calls, by the ways there are to call. */
final class CallsTest {

  /** The method that all of these examples reach, on lines 1 to 5 of its file. */
  private static final String STOCK =
      """
      class Stock {
        static final Stock IT = new Stock();
        @Timed(service = "stock") void take() {}
        @Timed(service = "stock") static void count() {}
      }
      """;

  @Test
  void aMethodCallsAnother() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void order(Stock stock) {
                    stock.take();
                    Stock.count();
                    stock.take();
                  }
                }
                """))
        .containsExactly("Shop.order(Stock) 4 Stock.count()", "Shop.order(Stock) 3 Stock.take()");
  }

  /** Of a method that calls many, each is there once, by its first line. */
  @Test
  void aMethodCallsMany() throws IOException {
    List<String> expected = new ArrayList<>();
    StringBuilder stock = new StringBuilder();
    StringBuilder body = new StringBuilder();
    for (int i = 10; i < 40; i++) {
      stock.append("@Timed(service = \"s%d\") static void count%d() {}\n".formatted(i, i));
      body.append("Many.count%d();\n".formatted(i));
      expected.add("Shop.order() %d Many.count%d()".formatted(i - 7, i));
    }
    assertThat(
            calls(
                "class Shop {\n  @Timed(service = \"shop\") void order() {\n"
                    + body
                    + body
                    + "}\n}\nclass Many {\n"
                    + stock
                    + "}\n"))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void itMayCallThroughMethodsThatAreNotAnnotated() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void order(Stock stock) {
                    Steps.first(stock, 3);
                  }
                }
                class Steps {
                  static void first(Stock stock, int n) { second(stock, n); }
                  private static void second(Stock stock, int n) {
                    if (n > 0) first(stock, n - 1); else stock.take();
                  }
                }
                """))
        .containsExactly("Shop.order(Stock) 3 Stock.take()");
  }

  @Test
  void whatAnAnnotatedMethodCallsIsItsOwn() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void order(Stock stock) { pay(stock); }
                  @Timed(service = "shop") void pay(Stock stock) { stock.take(); }
                }
                """))
        .containsExactly("Shop.order(Stock) 2 Shop.pay(Stock)", "Shop.pay(Stock) 3 Stock.take()");
  }

  @Test
  void itMayCallItself() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void order(int n) { again(n); }
                  void again(int n) { if (n > 0) order(n - 1); }
                }
                """))
        .containsExactly("Shop.order(int) 2 Shop.order(int)");
  }

  @Test
  void aLambdaOrMethodReferenceBelongsToTheMethodAroundIt() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void lambda(Stock stock) {
                    run(() -> run(() -> stock.take()));
                  }
                  @Timed(service = "shop") void reference(Stock stock) { run(stock::take); }
                  @Timed(service = "shop") void constructor() { make(Loader::new); }
                  static void run(Runnable task) { task.run(); }
                  static void make(java.util.function.Supplier<Loader> maker) { maker.get(); }
                }
                class Loader {
                  Loader() { Stock.IT.take(); }
                }
                """))
        .containsExactly(
            "Shop.lambda(Stock) 3 Stock.take()",
            "Shop.reference(Stock) 5 Stock.take()",
            "Shop.constructor() 6 Stock.take()");
  }

  @Test
  void soDoesWhatALocalOrAnonymousClassDoes() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void anonymous(Stock stock) {
                    new Thread(
                        new Runnable() {
                          @Override public void run() { stock.take(); }
                        }).run();
                  }
                  @Timed(service = "shop") void local(Stock stock) {
                    class Taking {
                      void go() { stock.take(); }
                    }
                    new Taking().go();
                  }
                }
                """))
        .containsExactly(
            "Shop.anonymous(Stock) 4 Stock.take() otherThread",
            "Shop.local(Stock) 12 Stock.take()");
  }

  @Test
  void whatAFieldIsGivenToRunIsReachedByWhoeverReadsTheField() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  private final Runnable lambda = () -> Stock.count();
                  private final Runnable anonymous =
                      new Runnable() { @Override public void run() { Stock.IT.take(); } };
                  private Runnable assigned;
                  private int number = 1;
                  Shop(Stock stock) { assigned = stock::take; }
                  @Timed(service = "shop") void lambda() { lambda.run(); }
                  @Timed(service = "shop") void anonymous() { this.anonymous.run(); }
                  @Timed(service = "shop") void assigned() { assigned.run(); }
                  @Timed(service = "shop") int none() { return number; }
                  @Timed(service = "shop") void made(Stock stock) { new Shop(stock); }
                }
                """))
        .containsExactly(
            "Shop.lambda() 8 Stock.count()",
            "Shop.anonymous() 9 Stock.take()",
            "Shop.assigned() 10 Stock.take()");
  }

  @Test
  void whatInitialisersDoIsReachedByWhoeverMakesAnObject() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void field() { new Field(); }
                  @Timed(service = "shop") void block() { new Block(1); }
                  @Timed(service = "shop") void above() { new Below(); }
                }
                class Field { final int count = counted(); int counted() { Stock.count(); return 1; } }
                class Block { { Stock.count(); } Block() {} Block(int n) { this(); } }
                class Below extends Field {}
                """))
        .containsExactly(
            "Shop.field() 2 Stock.count()",
            "Shop.block() 3 Stock.count()",
            "Shop.above() 4 Stock.count()");
  }

  @Test
  void ofAnInterfaceTheKnownImplementersAreReachedPossibly() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void order(Orders orders) { orders.place(1); }
                }
                interface Base<T> { void place(T order); }
                class Outer { public interface Nested extends Base<Integer> {} }
                interface Orders extends Outer.Nested {}
                class Remote implements Orders {
                  @Override @Timed(service = "orders") public void place(Integer order) {}
                }
                class Local implements Orders {
                  @Override public void place(Integer order) { Stock.count(); }
                }
                """))
        .containsExactly(
            "Shop.order(Orders) 2 Remote.place(java.lang.Integer) possible",
            "Shop.order(Orders) 2 Stock.count() possible");
  }

  @Test
  void theOneImplementerOfWhatNobodyElseCanImplementIsReachedForSure() throws IOException {
    String shop =
        """
        class Shop {
          %s interface Orders { void place(); void cancel(); }
          @Timed(service = "shop") void order(Orders orders) { orders.place(); }
          static class Remote implements Orders {
            @Timed(service = "orders") public void place() {}
            public void cancel() {}
          }
        }
        """;
    assertThat(calls(shop.formatted("private")))
        .containsExactly("Shop.order(Shop$Orders) 3 Shop$Remote.place()");
    assertThat(calls(shop.formatted("")))
        .containsExactly("Shop.order(Shop$Orders) 3 Shop$Remote.place() possible");
  }

  @Test
  void ofDefaultMethodsTheOneFarthestDownRuns() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void order(Upper upper) { upper.place(); }
                }
                interface Upper { default void place() {} }
                interface Lower extends Upper { @Override default void place() { Stock.count(); } }
                abstract class Base implements Lower {}
                class Sub extends Base implements Upper {}
                """))
        .containsExactly("Shop.order(Upper) 2 Stock.count() possible");
  }

  @Test
  void whatIsOverriddenIsReachedPossiblyToo() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void order(Client client) { client.call(); client.ask(); }
                }
                class Client {
                  @Timed(service = "a") void call() {}
                  @Timed(service = "a") void ask() {}
                }
                class Special extends Client {
                  @Override @Timed(service = "b") void call() { super.call(); }
                }
                """))
        .containsExactly(
            "Shop.order(Client) 2 Client.ask()",
            "Shop.order(Client) 2 Client.call() possible",
            "Shop.order(Client) 2 Special.call() possible",
            "Special.call() 9 Client.call()");
  }

  @Test
  void aMethodInheritedFromAClassImplementsAnInterface() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void order(Orders orders) { orders.place(); }
                }
                interface Orders { void place(); void cancel(); }
                class Base { @Timed(service = "orders") public void place() {} public void cancel() {} }
                class Both extends Base implements Orders {}
                """))
        .containsExactly("Shop.order(Orders) 2 Base.place() possible");
  }

  @Test
  void whatIsHandedToAnotherThreadIsSaidToBe() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void submit(java.util.concurrent.ExecutorService pool) {
                    pool.submit(() -> Stock.count());
                  }
                  @Timed(service = "shop") void async() {
                    java.util.concurrent.CompletableFuture.runAsync(Stock::count);
                  }
                  @Timed(service = "shop") void both(java.util.concurrent.Executor pool) {
                    pool.execute(Stock::count);
                    Stock.count();
                  }
                }
                """))
        .containsExactly(
            "Shop.submit(java.util.concurrent.ExecutorService) 3 Stock.count() otherThread",
            "Shop.async() 6 Stock.count() otherThread",
            "Shop.both(java.util.concurrent.Executor) 10 Stock.count()");
  }

  @Test
  void codeThatIsKeptOrReturnedIsReachedPossibly() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  private final Runnable held = Stock::count;
                  @Timed(service = "shop") Runnable returned() { return () -> Stock.count(); }
                  @Timed(service = "shop") void kept(java.util.List<Runnable> all) { all.add(Stock::count); }
                  @Timed(service = "shop") boolean read() { return held != null; }
                  @Timed(service = "shop") Object made() {
                    return new Runnable() { @Override public void run() { Stock.count(); } };
                  }
                }
                """))
        .containsExactly(
            "Shop.returned() 3 Stock.count() possible",
            "Shop.kept(java.util.List) 4 Stock.count() possible",
            "Shop.read() 5 Stock.count() possible",
            "Shop.made() 7 Stock.count() possible");
  }

  @Test
  void whatIsCaughtIsSaidToBeHandled() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void handled() {
                    try { Stock.count(); } catch (Exception e) { System.err.println(e); }
                  }
                  @Timed(service = "shop") void thrownOn() {
                    try { Stock.count(); } catch (Exception e) { throw new IllegalStateException(e); }
                  }
                  @Timed(service = "shop") void some() {
                    try { Stock.count(); } catch (IllegalStateException e) { System.err.println(e); }
                  }
                }
                """))
        .containsExactly(
            "Shop.handled() 3 Stock.count() handled",
            "Shop.thrownOn() 6 Stock.count()",
            "Shop.some() 9 Stock.count()");
  }

  @Test
  void resourcesAreClosed() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void order() {
                    try (Lease lease = new Lease()) {
                      System.out.println(lease);
                    }
                  }
                }
                class Lease extends Base {}
                class Base implements AutoCloseable { @Override public void close() { Stock.count(); } }
                """))
        .containsExactly("Shop.order() 3 Stock.count()");
  }

  @Test
  void whatIsSealedButForOneIsNotClosed() throws IOException {
    String shop =
        """
        class Shop {
          @Timed(service = "shop") void order(Orders orders) { orders.place(); }
        }
        sealed interface Orders permits Remote { void place(); }
        %s class Remote implements Orders {
          @Timed(service = "orders") public void place() {}
        }
        """;
    assertThat(calls(shop.formatted("final")))
        .containsExactly("Shop.order(Orders) 2 Remote.place()");
    assertThat(calls(shop.formatted("non-sealed")))
        .containsExactly("Shop.order(Orders) 2 Remote.place() possible");
  }

  @Test
  void whatIsEvaluatedBeforeItIsHandedOverIsNot() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void order(java.util.concurrent.Executor pool, Stock stock) {
                    pool.execute(task(stock));
                  }
                  static Runnable task(Stock stock) { stock.take(); return () -> {}; }
                }
                """))
        .containsExactly("Shop.order(java.util.concurrent.Executor,Stock) 3 Stock.take()");
  }

  @Test
  void whatIsWaitedForIsAsGoodAsDoneHere() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void order(java.util.concurrent.ExecutorService pool) throws Exception {
                    pool.submit(() -> Stock.count()).get();
                  }
                  @Timed(service = "shop") void pay(java.util.concurrent.ExecutorService pool, Stock stock) {
                    java.util.concurrent.CompletableFuture.runAsync(
                        () -> pool.execute(() -> stock.take()))
                        .join();
                  }
                }
                """))
        .containsExactly(
            "Shop.order(java.util.concurrent.ExecutorService) 3 Stock.count()",
            "Shop.pay(java.util.concurrent.ExecutorService,Stock) 7 Stock.take() otherThread");
  }

  /** Through another method, and so farther away, but in an earlier line. */
  @Test
  void theFirstLineIsTheOneWhereverItLeads() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void order() {
                    far();
                    Stock.count();
                  }
                  private void far() { farther(); }
                  private void farther() { Stock.count(); }
                }
                """))
        .containsExactly("Shop.order() 3 Stock.count()");
  }

  @Test
  void whatOnlyTheFallbackReachesIsSaidToBe() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") @Retried(service = "shop", fallback = "other")
                  void order() { Stock.count(); }
                  void other() { Stock.count(); Stock.IT.take(); }
                  @Timed(service = "shop") @Retried(service = "shop", fallback = "timed")
                  void pay() {}
                  @Timed(service = "shop") void timed() {}
                }
                """))
        .containsExactly(
            "Shop.order() 3 Stock.count()",
            "Shop.order() 4 Stock.take() fallback",
            "Shop.pay() 5 Shop.timed() fallback");
  }

  @Test
  void methodsOfMetricSetsAreNoCalls() throws IOException {
    assertThat(
            calls(
                """
                class Shop {
                  @Timed(service = "shop") void order(ShopMetrics metrics) { metrics.orders(); }
                }
                @MetricSet interface ShopMetrics { @Counted(name = "shop_orders_total", help = "h") void orders(); }
                """))
        .isEmpty();
  }

  private static List<String> calls(String shop) throws IOException {
    Compilation compilation =
        Compilers.weft(new UnannotatedProcessor())
            .withOptions("-implicit:none", "-Xlint:-processing", "-Aweft.WEFT_137=off")
            .compile(source("Shop", shop), source("Stock", STOCK));
    assertThat(compilation.diagnostics()).isEmpty();
    return Calls.in(
        new StringReader(
            new String(
                Compilers.written(compilation, StandardLocation.CLASS_OUTPUT, Catalog.PATH),
                StandardCharsets.UTF_8)));
  }

  private static JavaFileObject source(String name, String text) {
    return JavaFileObjects.forSourceString(name, "import ai.datapunk.weft.annotation.*; " + text);
  }
}
