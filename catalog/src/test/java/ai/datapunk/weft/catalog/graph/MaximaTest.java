package ai.datapunk.weft.catalog.graph;

import static ai.datapunk.weft.catalog.graph.MeshGraphTest.app;
import static ai.datapunk.weft.catalog.graph.MeshGraphTest.drawn;
import static ai.datapunk.weft.catalog.graph.MeshGraphTest.edge;
import static ai.datapunk.weft.catalog.graph.MeshGraphTest.graph;
import static ai.datapunk.weft.catalog.graph.MethodBuilder.method;
import static ai.datapunk.weft.catalog.graph.SampleMesh.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.catalog.CatalogClass;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many calls one call can become, and how long it can wait. */
final class MaximaTest {

  @Test
  void attemptsMultiplyAndWaitsAddUp() {
    MeshGraph graph =
        graph(
            app(
                "shop",
                // Waits 1 + 2 s.
                type("A", method("go()").retried("a", "go", 3, 1, 0).calls("B", "go()")),
                type("B", method("go()").timed("b", "go").calls("C", "go()")),
                // Waits 0.1 s in each of three attempts.
                type("C", method("go()").retried("c", "go", 2, 0.1, 0))));
    assertMost(graph, "shop > a/go", 3, 3 + 3 * 0.1);
    assertMost(graph, "a/go > b/go", 3, 0.1);
    assertMost(graph, "b/go > c/go", 6, 0.1);
  }

  @Test
  void eachAttemptMakesAllCalls() {
    MeshGraph graph =
        graph(
            app(
                "shop",
                type(
                    "A",
                    method("go()")
                        .retried("a", "go", 3, 1, 0)
                        .calls("B", "go()")
                        .calls("C", "go()")),
                type("B", method("go()").retried("b", "go", 2, 5, 0).calls("D", "go()")),
                type("C", method("go()").timed("c", "go").calls("D", "go()")),
                type("D", method("go()").retried("d", "go", 2, 0.1, 0).calls("E", "go()")),
                type("E", method("go()").timed("e", "go"))));
    assertMost(graph, "b/go > d/go", 12, 0.1);
    assertMost(graph, "c/go > d/go", 6, 0.1);
    assertMost(graph, "d/go > e/go", 18, 0);
    assertMost(graph, "shop > a/go", 3, 3 + 3 * (5 + 2 * 0.1 + 0.1));
  }

  /** As those of one interface. */
  @Test
  void ofSeveralThatCouldBeThereTheWorstIs() {
    MeshGraph graph =
        graph(
            app(
                "shop",
                type(
                    "A",
                    method("go()")
                        .timed("a", "go")
                        .inLine(7)
                        .mayCall("B", "go()")
                        .mayCall("C", "go()")
                        .inLine(8)
                        .mayCall("D", "go()")),
                type("B", method("go()").retried("b", "go", 2, 5, 0).calls("E", "go()")),
                type("C", method("go()").retried("c", "go", 3, 0.1, 0).calls("E", "go()")),
                type("D", method("go()").timed("d", "go").calls("E", "go()")),
                type("E", method("go()").timed("e", "go").calls("F", "go()")),
                type("F", method("go()").timed("f", "go"))));
    assertMost(graph, "e/go > f/go", 3 + 1, 0);
    assertMost(graph, "shop > a/go", 1, 5);
  }

  /** One implementer that is not annotated may make both. */
  @Test
  void whatIsOnlyPossibleInOneLineAddsUpUnlessItIsOfOneInterface() {
    MeshGraph graph =
        graph(
            app(
                "shop",
                type(
                    "Web",
                    method("buy()")
                        .timed("web", "buy")
                        .inLine(7)
                        .mayCall("Stock", "take()")
                        .mayCall("Bank", "pay()")
                        .mayCall("Bank", "pay(int)")
                        .mayCall("Bank", "pay(long)")
                        .mayCall("Till", "pay(byte)")),
                type(
                    "Bank",
                    method("pay()").retried("bank", "pay", 2, 5, 0).calls("D", "go()"),
                    method("pay(int)").timed("bank", "pay_int").calls("D", "go()"),
                    method("pay(long)").timed("bank", "pay_long").calls("D", "go()")),
                type("Till", method("pay(byte)").timed("till", "pay").calls("D", "go()")),
                type(
                    "Stock", method("take()").retried("stock", "take", 2, 5, 0).calls("D", "go()")),
                type("D", method("go()").timed("d", "go").calls("E", "go()")),
                type("E", method("go()").timed("e", "go"))));
    assertMost(graph, "shop > web/buy", 1, 5 + 5);
    // Of two calls in one class more than one can be made, whatever else there is.
    assertMost(graph, "d/go > e/go", 2 + 2 + 1 + 1 + 1, 0);
  }

  @Test
  void whatIsDrawnAsOneIsCountedTogether() {
    MeshGraph graph =
        graph(
            app(
                "shop",
                type("A", method("go()").timed("a", "go").calls("B", "go()").calls("B", "go(int)")),
                type(
                    "B",
                    method("go()").retried("b", "go", 2, 1, 0),
                    method("go(int)").retried("b", "go", 2, 1, 0))));
    assertMost(graph, "a/go > b/go", 4, 1);
    assertMost(graph, "shop > a/go", 1, 2);
  }

  @Test
  void aFallbackIsReachedOnce() {
    MeshGraph graph =
        apart(method("go()").retried("a", "go", 3, 1, 0).callsInFallback("B", "go()"));
    assertMost(graph, "a/go > b/go fallback", 2, 5);
    assertMost(graph, "a/go > c/go", 6, 5);
    assertMost(graph, "shop > a/go", 3, 3 + 3 * 5 + 5);
  }

  /** Something else may have failed. */
  @Test
  void whatIsCaughtIsCalledInEachAttempt() {
    MeshGraph graph = apart(method("go()").retried("a", "go", 3, 1, 0).catches("B", "go()"));
    assertMost(graph, "a/go > b/go handled", 6, 5);
    assertMost(graph, "a/go > c/go", 6, 5);
    assertMost(graph, "shop > a/go", 3, 3 + 3 * (5 + 5));
  }

  @Test
  void anotherThreadIsWaitedForByWhatAnswersLater() {
    MeshGraph graph =
        apart(method("go()").retried("a", "go", 3, 1, 0).callsOnAnotherThread("B", "go()"));
    assertMost(graph, "a/go > b/go thread", 6, 5);
    assertMost(graph, "shop > a/go", 3, 3 + 3 * 5);
    MeshGraph later =
        apart(
            method("go()")
                .retried("a", "go", 3, 1, 0)
                .answeringLater()
                .callsOnAnotherThread("B", "go()"));
    assertMost(later, "a/go > b/go thread", 6, 5);
    assertMost(later, "shop > a/go", 3, 3 + 3 * (5 + 5));
  }

  /** A method that reaches another in some way, and one plainly. */
  private static MeshGraph apart(MethodBuilder caller) {
    return graph(
        app(
            "shop",
            type("A", caller.calls("C", "go()")),
            type("B", method("go()").retried("b", "go", 2, 5, 0)),
            type("C", method("go()").retried("c", "go", 2, 5, 0))));
  }

  @Test
  void theWorstOfSeveralBeginningsCounts() {
    MeshGraph graph =
        graph(
            app(
                "shop",
                type("A", method("go()").retried("a", "go", 5, 0.001, 0).calls("C", "go()")),
                type("B", method("go()").retried("b", "go", 2, 9, 0).calls("C", "go()")),
                type("C", method("go()").timed("c", "go").calls("D", "go()")),
                type("D", method("go()").retried("d", "go", 2, 0.1, 0))));
    assertMost(graph, "c/go > d/go", 10, 0.1);
    assertMost(graph, "shop > a/go", 5, 0.015 + 5 * 0.1);
    assertMost(graph, "shop > b/go", 2, 9 + 2 * 0.1);
  }

  /** No further attempt begins then: what is left is the last one's own waiting. */
  @Test
  void aLimitHoldsForWhatItsAttemptsWait() {
    MeshGraph graph =
        graph(
            app(
                "shop",
                type("A", method("go()").retried("a", "go", 4, 1, 0, 8.0).calls("B", "go()")),
                type("B", method("go()").retried("b", "go", 2, 5, 0))));
    // Not 7 + 4 * 5.
    assertMost(graph, "shop > a/go", 4, 8 + 5);
    assertMost(graph, "a/go > b/go", 8, 5);
  }

  @Test
  void attemptsThatCannotBeginDoNotCount() {
    MeshGraph graph =
        graph(app("shop", type("A", method("go()").retried("a", "go", 10, 1, 0, 4.0))));
    // After 1 and 2 s the next wait would end too late.
    assertMost(graph, "shop > a/go", 3, 3);
    assertThat(graph.edges().get(0).policies().maxAttempts()).isEqualTo(10);
  }

  @Test
  void applicationsThatJoinMultiplyToo() {
    MeshGraph graph =
        graph(
            app("web", type("Orders", method("place()").retried("orders", "place", 3, 1, 0))),
            app(
                "orders",
                type(
                    "Place",
                    method("place()").retried("orders", "place", 2, 0.5, 0).calls("Bank", "pay()"),
                    // Another version of the same, of which one answers.
                    method("place(int)").timed("orders", "place").calls("Bank", "pay()")),
                type("Bank", method("pay()").retried("bank", "pay", 2, 1, 0)),
                type("Clock", method("tick()").retried("clock", "tick", 2, 1, 0))));
    assertMost(graph, "web > orders/place", 3, 3 + 3 * (0.5 + 2 * 1));
    assertMost(graph, "orders/place > bank/pay", 3 * 2 * 2, 1);
    // It is not known to be part of an operation.
    assertMost(graph, "orders > clock/tick", 2, 1);
  }

  @Test
  void ofAnOperationThatTheCatalogDoesNotHaveNothingIsKnown() {
    MeshGraph graph =
        graph(
            app("web", type("Orders", method("list()").retried("orders", "list", 3, 1, 0))),
            app("orders", type("Bank", method("pay()").retried("bank", "pay", 2, 1, 0))));
    assertMost(graph, "web > orders/list?", 3, 3);
    assertMost(graph, "orders > bank/pay", 2, 1);
  }

  @Test
  void aCycleIsGoneRoundOnce() {
    MeshGraph graph =
        graph(
            app(
                "shop",
                type("A", method("go()").retried("a", "go", 2, 1, 0).calls("B", "go()")),
                type("B", method("go()").retried("b", "go", 3, 1, 0).calls("C", "go()")),
                type(
                    "C",
                    method("go()")
                        .retried("c", "go", 2, 1, 0)
                        .calls("B", "go()")
                        .calls("D", "go()")),
                type("D", method("go()").timed("d", "go"))));
    assertMost(graph, "a/go > b/go", 6, 3 + 3 * (1 + 2 * 3));
    // Each of the three attempts of b, with two of c; and b, with three, by each of these.
    assertMost(graph, "b/go > c/go cycle", 12, 1 + 2 * (3 + 3 * 3));
    assertMost(graph, "c/go > b/go cycle", 36, 3 + 3 * (1 + 2 * 3));
    assertMost(graph, "c/go > d/go", 12, 0);
  }

  @Test
  void aCycleThatNothingReachesBeginsSomewhere() {
    MeshGraph graph =
        graph(
            app(
                "shop",
                type("A", method("go()").retried("a", "go", 2, 1, 0).calls("B", "go()")),
                type("B", method("go()").timed("b", "go").calls("A", "go()")),
                type("Self", method("go()").retried("self", "go", 2, 1, 0).calls("Self", "go()"))));
    assertThat(graph.edges())
        .extracting(edge -> drawn(edge))
        .containsExactly(
            "a/go > b/go cycle",
            "b/go > a/go cycle",
            "self/go > self/go cycle",
            "shop > a/go",
            "shop > self/go");
    assertMost(graph, "b/go > a/go cycle", 4, 3);
    assertMost(graph, "self/go > self/go cycle", 4, 3);
  }

  /** Whatever its name is: it does not begin in the application. */
  @Test
  void whatOnlyACycleCallsDoesNotBegin() {
    for (String called : List.of("A", "Z")) {
      MeshGraph graph =
          graph(
              app(
                  "shop",
                  type(called, method("go()").timed("a", "go").calls(called, "go()")),
                  type(
                      "M",
                      method("go()").timed("m", "go").calls("M", "go()").calls(called, "go()"))));
      assertThat(graph.edges())
          .extracting(edge -> drawn(edge))
          .containsExactly("a/go > a/go cycle", "m/go > a/go", "m/go > m/go cycle", "shop > m/go");
    }
  }

  @Test
  void applicationsWhoseOperationsCallEachOtherAreACycle() {
    MeshGraph graph =
        graph(
            app(
                "a",
                type("A", method("go()").timed("a", "go").calls("AtB", "go()")),
                type("AtB", method("go()").retried("b", "go", 2, 1, 0))),
            app(
                "b",
                type("B", method("go()").timed("b", "go").calls("AtA", "go()")),
                type("AtA", method("go()").retried("a", "go", 3, 1, 0))));
    assertThat(graph.edges())
        .extracting(edge -> drawn(edge))
        .containsExactly("a > a/go", "a/go > b/go cycle", "b/go > a/go cycle");
    // The last call, which comes back, is taken to wait as long as any of them.
    assertMost(graph, "a/go > b/go cycle", 2, 1 + 2 * (3 + 3 * 3));
    assertMost(graph, "b/go > a/go cycle", 18, 3 + 3 * (1 + 2 * 3));
  }

  /** The path that begins elsewhere is the worse one, whichever is found first. */
  @Test
  void aCycleIsEnteredWhereThatIsWorst() {
    for (String other : List.of("A", "Z")) {
      MeshGraph graph =
          graph(
              app(
                  "shop",
                  type(other, method("go()").timed("first", "go").calls("C", "go()")),
                  type("K", method("go()").retried("k", "go", 5, 1, 0).calls("B", "go()")),
                  type(
                      "B",
                      method("go()")
                          .retried("b", "go", 3, 1, 0)
                          .calls("C", "go()")
                          .calls("D", "go()")),
                  type("C", method("go()").timed("c", "go").calls("B", "go()").calls("D", "go()")),
                  type("D", method("go()").timed("d", "go"))));
      assertMost(graph, "c/go > d/go", 15, 0);
      assertMost(graph, "b/go > d/go", 15, 0);
    }
  }

  /** As implementers of one interface do, of which each calls whichever is there. */
  @Test
  @Timeout(20)
  void manyThatCallEachOtherEnd() {
    MeshGraph graph = graph(app("shop", allCallingAll(40)));
    assertThat(graph.edges()).hasSize(40 * 40 + 1);
    assertThat(edge(graph, "s/o3 > s/o7 possible cycle").maxCalls()).isEqualTo(1L << 41);
  }

  /** Whose service is an application of its own. */
  @Test
  @Timeout(20)
  void callsToAnotherApplicationThatCallEachOtherEnd() {
    MeshGraph graph = graph(app("shop", allCallingAll(40)), app("s"));
    assertThat(graph.edges()).hasSize(40);
  }

  private static CatalogClass[] allCallingAll(int many) {
    CatalogClass[] classes = new CatalogClass[many];
    for (int i = 0; i < many; i++) {
      MethodBuilder method = method("go()").retried("s", "o" + i, 2, 0.001, 0).inLine(7);
      for (int j = 0; j < many; j++) {
        method.mayCall("C" + j, "go()");
      }
      classes[i] = type("C" + i, method);
    }
    return classes;
  }

  @Test
  @Timeout(60)
  void aLongChainEnds() {
    MeshGraph chain = graph(app("shop", chain(5_000, "x.last", "go()")));
    assertThat(edge(chain, "s9/go > s10/go").maxCalls()).isEqualTo(1 << 11);
    assertThat(edge(chain, "s4999/go > x.last.go()?").maxCalls()).isEqualTo(Long.MAX_VALUE);
    MeshEdge first = edge(chain, "shop > s0/go");
    assertThat(first.maxWait()).isEqualTo(Long.MAX_VALUE);
    assertThat(EdgeLabel.lines(first)).endsWith("no bound below 10^18 s of waits");
    assertThat(EdgeLabel.lines(edge(chain, "s4999/go > x.last.go()?")))
        .containsExactly("no bound below 10^18 calls");
  }

  @Test
  @Timeout(60)
  void aLongCycleEnds() {
    MeshGraph cycle = graph(app("shop", chain(1_000, "C0", "go()")));
    assertThat(cycle.edges()).hasSize(1_001);
    assertThat(edge(cycle, "s700/go > s701/go cycle").maxCalls()).isEqualTo(Long.MAX_VALUE);
  }

  private static CatalogClass[] chain(int many, String last, String method) {
    CatalogClass[] classes = new CatalogClass[many];
    for (int i = 0; i < many; i++) {
      String next = i == many - 1 ? last : "C" + (i + 1);
      classes[i] =
          type("C" + i, method(method).retried("s" + i, "go", 2, 1, 0).calls(next, method));
    }
    return classes;
  }

  /** Most of them have nothing to do with each other. */
  @Test
  @Timeout(20)
  void manyOperationsWithClientsOfTheirOwnOrOfAllEnd() {
    List<CatalogClass> classes = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      MethodBuilder operation = method("go()").timed("shop", "op" + i);
      for (int j = 0; j < 3; j++) {
        operation.calls("Client" + (i + j) % 100, "go()");
      }
      classes.add(type("Own" + i, method("go()").retried("own", "o" + i, 2, 1, 0)));
      classes.add(type("C" + i, operation.calls("Own" + i, "go()")));
    }
    for (int j = 0; j < 100; j++) {
      classes.add(type("Client" + j, method("go()").retried("stock", "o" + j, 3, 1, 0)));
    }
    MeshGraph graph = graph(app("shop", classes.toArray(new CatalogClass[0])), app("stock"));
    assertThat(graph.edges()).hasSize(5 * 10_000);
    assertThat(edge(graph, "shop/op9999 > stock/o0?").maxCalls()).isEqualTo(3);
    assertThat(edge(graph, "shop/op9999 > own/o9999").maxCalls()).isEqualTo(2);
  }

  /** Two ways at each of sixty steps: more paths than could be walked one by one. */
  @Test
  @Timeout(20)
  void numbersGrowToTheLargestAndTimeDoesNot() {
    List<CatalogClass> classes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      for (String side : List.of("L", "R")) {
        classes.add(
            type(
                side + i,
                method("go()")
                    .retried("s" + i, side, 9, 0.001, 0)
                    .calls("L" + (i + 1), "go()")
                    .calls("R" + (i + 1), "go()")));
      }
    }
    MeshGraph graph = graph(app("shop", classes.toArray(new CatalogClass[0])));
    assertThat(edge(graph, "shop > s0/L").maxCalls()).isEqualTo(9);
    assertThat(edge(graph, "s0/L > s1/R").maxCalls()).isEqualTo(81);
    assertThat(edge(graph, "s58/L > s59/R").maxCalls()).isEqualTo(Long.MAX_VALUE);
  }

  private static void assertMost(MeshGraph graph, String drawn, long calls, double waits) {
    MeshEdge edge = edge(graph, drawn);
    assertThat(edge.maxCalls()).as(drawn).isEqualTo(calls);
    assertThat(edge.maxWait()).as(drawn).isCloseTo(waits, within(1e-9));
  }
}
