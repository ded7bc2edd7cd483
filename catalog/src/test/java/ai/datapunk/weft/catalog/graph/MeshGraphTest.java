package ai.datapunk.weft.catalog.graph;

import static ai.datapunk.weft.catalog.graph.MethodBuilder.method;
import static ai.datapunk.weft.catalog.graph.SampleMesh.type;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who calls whom, by one catalog or several. */
final class MeshGraphTest {

  @Test
  void whatNoMethodReachesBeginsInTheApplication() {
    assertThat(
            drawn(
                app(
                    "shop",
                    type("A", method("go()").timed("a", "go").calls("B", "go()")),
                    type("B", method("go()").timed("b", "go")),
                    type("C", method("go()").timed("c", "go")))))
        .containsExactly("a/go > b/go", "shop > a/go", "shop > c/go");
  }

  @Test
  void aMethodThatIsNeitherTimedNorRetriedIsAnOperationByItsName() {
    assertThat(
            drawn(
                app(
                    "shop",
                    type(
                        "A",
                        method("fetchUser(int)").guarded("users", 1),
                        method("fetchPrice(int)").balanced("prices", "random"),
                        method("sum(int)").recordedInItsOwn("sum_seconds")))))
        .containsExactly("shop > prices/fetch_price", "shop > shop/sum", "shop > users/fetch_user");
  }

  @Test
  void theFirstAnnotationWithAnOperationNamesIt() {
    assertThat(
            drawn(
                app(
                    "shop",
                    type(
                        "A",
                        method("one()").retried("r", "r", 2, 1, 0).guarded("c", 1),
                        method("two()").fallingBack("f", "f").balanced("b", "random"),
                        method("three()").timed("t", "t").retried("r", "other", 2, 1, 0)))))
        .containsExactly("shop > f/f", "shop > r/r", "shop > t/t");
  }

  @Test
  void methodsOfMetricSetsAreNotDrawn() {
    CustomMetric metric =
        new CustomMetric(
            "x_total", Instrument.COUNTER, "Help", HistogramType.DEFAULT, List.of(), List.of());
    CatalogMethod recording = CatalogMethod.ofSet("count()", 1, metric);
    CatalogClass set = new CatalogClass("Set", "", List.of(recording));
    assertThat(drawn(app("shop", set))).isEmpty();
  }

  @Test
  void modulesOfOneApplicationAreOne() {
    assertThat(
            drawn(
                app("shop", type("A", method("go()").timed("a", "go").calls("B", "go()"))),
                app("shop", type("B", method("go()").timed("b", "go")))))
        .containsExactly("a/go > b/go", "shop > a/go");
  }

  @Test
  void aLibraryIsCalledInAnotherApplicationsCatalog() {
    assertThat(
            drawn(
                app("shop", type("A", method("go()").timed("a", "go").calls("B", "go()"))),
                app("lib", type("B", method("go()").timed("b", "go")))))
        .containsExactly("a/go > b/go", "shop > a/go");
  }

  @Test
  void aCatalogThatIsGivenTwiceIsDrawnOnce() {
    assertThat(drawn(SampleMesh.web(), SampleMesh.web()))
        .isEqualTo(drawn(SampleMesh.web()))
        .hasSize(3);
  }

  @Test
  void theOrderOfTheCatalogsIsNoMatter() {
    MeshGraph graph = MeshGraph.of(SampleMesh.catalogs(), GraphLevel.OPERATIONS);
    MeshGraph other =
        MeshGraph.of(
            List.of(SampleMesh.stock(), SampleMesh.web(), SampleMesh.orders()),
            GraphLevel.OPERATIONS);
    assertThat(other.edges()).isEqualTo(graph.edges());
    assertThat(other.nodes()).isEqualTo(graph.nodes());
  }

  @Test
  void aMethodThatNoCatalogHasIsUnknown() {
    MeshGraph graph =
        graph(app("shop", type("A", method("go()").timed("a", "go").calls("x.B", "go(int)"))));
    assertThat(graph.edges()).extracting(MeshGraphTest::drawn).contains("a/go > x.B.go(int)?");
    assertThat(graph.unknown()).extracting(MeshNode::name).containsExactly("x.B.go(int)");
  }

  @Test
  void applicationsJoinWhereOneCallsTheOther() {
    assertThat(
            drawn(
                app("web", type("web.Orders", method("place()").timed("orders", "place"))),
                app(
                    "orders",
                    type(
                        "Orders",
                        method("place()").timed("orders", "place").calls("Bank", "pay()")),
                    type("Bank", method("pay()").timed("bank", "pay")))))
        // Nothing begins in the orders: their one operation is called by the web.
        .containsExactly("orders/place > bank/pay", "web > orders/place");
  }

  /** That a call asks for a token first is the caller's doing, not that of whom it calls. */
  @Test
  void whatACallDoesBeforeItLeavesIsItsCallers() {
    Catalog web =
        app(
            "web",
            type("Page", method("show()").timed("web", "show").calls("Orders", "list()")),
            type(
                "Orders",
                method("list()")
                    .retried("orders", "list", 3, 0.1, 0)
                    .calls("Token", "get()")
                    .callsInFallback("Cache", "get()")),
            type("Token", method("get()").retried("token", "get", 2, 0.5, 0)),
            type("Cache", method("get()").timed("cache", "get")));
    Catalog orders = app("orders", type("Orders", method("list()").timed("orders", "list")));
    assertThat(drawn(web))
        .containsExactly(
            "orders/list > cache/get fallback",
            "orders/list > token/get",
            "web > web/show",
            "web/show > orders/list");
    MeshGraph both = graph(web, orders);
    assertThat(both.edges())
        .extracting(MeshGraphTest::drawn)
        .containsExactly(
            "web > web/show",
            "web/show > cache/get fallback",
            "web/show > orders/list",
            "web/show > token/get");
    assertThat(edge(both, "web/show > token/get").maxCalls()).isEqualTo(6);
    assertThat(edge(both, "web/show > cache/get fallback").maxCalls()).isEqualTo(1);
    assertThat(both.edges()).extracting(MeshEdge::cycle).containsOnly(false);
  }

  @Test
  void callsToOthersThatCallEachOtherAreDrawn() {
    Catalog web =
        app(
            "web",
            type("One", method("go()").timed("orders", "one").calls("Two", "go()")),
            type("Two", method("go()").timed("orders", "two").calls("One", "go()")));
    MeshGraph graph = graph(web, app("orders"));
    assertThat(graph.edges())
        .extracting(MeshGraphTest::drawn)
        .containsExactly("web > orders/one?", "web > orders/two?");
  }

  /** Of two versions of a module, say. */
  @Test
  void ofAMethodThatTwoCatalogsHaveTheLargerPoliciesCount() {
    CatalogClass called = type("B", method("go()").timed("b", "go"));
    Catalog older =
        app(
            "shop",
            type("A", method("go()").retried("a", "go", 2, 3, 0).mayCall("B", "go()")),
            called);
    Catalog newer =
        app(
            "shop",
            type(
                "A",
                method("go()")
                    .retried("a", "go", 5, 0.1, 0)
                    .guarded("a", 30)
                    .callsOnAnotherThread("B", "go()")
                    .calls("C", "go()")),
            called);
    MeshGraph graph = graph(older, newer);
    assertThat(graph.edges()).isEqualTo(graph(newer, older).edges());
    assertThat(graph.edges())
        .extracting(MeshGraphTest::drawn)
        .containsExactly("a/go > b/go", "a/go > C.go()?", "shop > a/go");
    assertThat(edge(graph, "shop > a/go").policies())
        .isEqualTo(new CallPolicies(5, 3, 3, null, 30.0, List.of(), false));
  }

  /** By operations that have nothing to do with each other. */
  @Test
  void servicesThatCallEachOtherAreACycle() {
    List<Catalog> catalogs =
        List.of(
            app("a", type("B", method("go()").timed("b", "go"))),
            app("b", type("A", method("go()").timed("a", "go"))));
    assertThat(drawn(catalogs.toArray(new Catalog[0]))).containsExactly("a > b/go?", "b > a/go?");
    assertThat(MeshGraph.of(catalogs, GraphLevel.SERVICES).edges())
        .extracting(MeshGraphTest::drawn)
        .containsExactly("a > b cycle", "b > a cycle");
  }

  @Test
  void anEdgeIsOnAnotherThreadOrHandledIfAllItsCallsAre() {
    CatalogClass called =
        type("B", method("go()").timed("b", "go"), method("go(int)").timed("b", "go"));
    MethodBuilder both =
        method("go()").timed("a", "go").call("B", "go()", false, true, true, false);
    assertThat(drawn(app("shop", type("A", both), called))).contains("a/go > b/go thread handled");
    assertThat(drawn(app("shop", type("A", both.calls("B", "go(int)")), called)))
        .contains("a/go > b/go");
  }

  @Test
  void equalCallsAreOneEdgeAndOthersAreNot() {
    CatalogClass prices =
        type(
            "Prices",
            method("get(int)").timed("prices", "get"),
            method("get(long)").timed("prices", "get"),
            method("get(byte)").retried("prices", "get", 2, 1, 0));
    assertThat(graph(app("shop", prices)).edges())
        .extracting(MeshEdge::methods)
        .containsExactly(
            List.of("Prices.get(byte)"), List.of("Prices.get(int)", "Prices.get(long)"));
  }

  @Test
  void whatIsCertainOnceIsCertain() {
    CatalogClass page =
        type(
            "Page",
            method("show()").timed("page", "show").mayCall("B", "go()"),
            method("show(int)").timed("page", "show").calls("B", "go()"));
    CatalogClass called = type("B", method("go()").timed("b", "go"));
    assertThat(drawn(app("shop", page, called))).contains("page/show > b/go");
    CatalogClass other = type("Page", method("show()").timed("page", "show").mayCall("B", "go()"));
    assertThat(drawn(app("shop", other, called))).contains("page/show > b/go possible");
  }

  @Test
  void servicesAloneHaveTheLargestNumbers() {
    MeshGraph graph =
        MeshGraph.of(
            List.of(
                app(
                    "shop",
                    type(
                        "Prices",
                        method("get()").retried("prices", "get", 4, 0.1, 0, 2.0),
                        method("put()").retried("prices", "put", 2, 1, 0).guarded("prices", 30),
                        method("add()").guarded("prices", 40).balanced("prices", "random"),
                        method("ask()")
                            .balanced("prices", "round_robin")
                            .fallingBack("prices", "x"),
                        method("sum()").timed("shop", "sum")))),
            GraphLevel.SERVICES);
    assertThat(graph.edges()).hasSize(1);
    MeshEdge edge = graph.edges().get(0);
    assertThat(edge.methods()).hasSize(4);
    assertThat(edge.policies())
        .isEqualTo(new CallPolicies(4, 1, 1, null, 40.0, List.of("random", "round_robin"), true));
    assertThat(edge.maxCalls()).isEqualTo(4);
    assertThat(edge.maxWait()).isEqualTo(1);
    assertThat(graph.level()).isEqualTo(GraphLevel.SERVICES);
    assertThat(graph.nodes())
        .containsExactly(MeshNode.service("prices"), MeshNode.application("shop"));
  }

  @Test
  void theLargestLimitIsNoneAtAll() {
    CallPolicies plain = CallPolicies.NONE;
    CallPolicies two = policies(2.0);
    CallPolicies three = policies(3.0);
    CallPolicies none = policies(null);
    assertThat(plain.largest(two)).isEqualTo(two);
    assertThat(two.largest(plain)).isEqualTo(two);
    assertThat(two.largest(three)).isEqualTo(three);
    assertThat(three.largest(two)).isEqualTo(three);
    assertThat(three.largest(none)).isEqualTo(none);
    assertThat(none.largest(three)).isEqualTo(none);
  }

  private static CallPolicies policies(@Nullable Double maxDuration) {
    return new CallPolicies(2, 1, 1, maxDuration, null, List.of(), false);
  }

  /** By operations there is no way back, else. */
  @Test
  void aServiceThatCallsItselfIsACycleIfAnOperationComesBack() {
    assertThat(callingItself(method("go()").timed("a", "help")))
        .containsExactly("a > a", "shop > a");
    assertThat(callingItself(method("go()").timed("a", "help").calls("A", "go()")))
        .containsExactly("a > a cycle", "shop > a");
  }

  private static List<String> callingItself(MethodBuilder help) {
    MeshGraph graph =
        MeshGraph.of(
            List.of(
                app(
                    "shop",
                    type("A", method("go()").timed("a", "go").calls("B", "go()")),
                    type("B", help))),
            GraphLevel.SERVICES);
    return graph.edges().stream().map(MeshGraphTest::drawn).toList();
  }

  static Catalog app(String name, CatalogClass... classes) {
    return new Catalog(name, List.of(classes));
  }

  static MeshGraph graph(Catalog... catalogs) {
    return MeshGraph.of(List.of(catalogs), GraphLevel.OPERATIONS);
  }

  static MeshEdge edge(MeshGraph graph, String drawn) {
    return graph.edges().stream()
        .filter(edge -> drawn(edge).equals(drawn))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> drawn(Catalog... catalogs) {
    return graph(catalogs).edges().stream().map(MeshGraphTest::drawn).toList();
  }

  static String drawn(MeshEdge edge) {
    return drawn(edge.from())
        + " > "
        + drawn(edge.to())
        + (edge.possible() ? " possible" : "")
        + (edge.fallback() ? " fallback" : "")
        + (edge.otherThread() ? " thread" : "")
        + (edge.handled() ? " handled" : "")
        + (edge.cycle() ? " cycle" : "");
  }

  private static String drawn(MeshNode node) {
    return switch (node.kind()) {
      case APPLICATION, SERVICE -> node.service();
      case OPERATION -> node.service() + "/" + node.name();
      case UNKNOWN_OPERATION -> node.service() + "/" + node.name() + "?";
      case UNKNOWN -> node.name() + "?";
    };
  }
}
