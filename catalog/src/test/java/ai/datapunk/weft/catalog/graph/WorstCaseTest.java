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
final class WorstCaseTest {

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
    assertWorst(graph, "shop > a/go", 3, 3);
    assertWorst(graph, "a/go > b/go", 3, 3);
    assertWorst(graph, "b/go > c/go", 6, 3.3);
  }

  @Test
  void aFallbackIsReachedOnce() {
    MeshGraph graph =
        apart(method("go()").retried("a", "go", 3, 1, 0).callsInFallback("B", "go()"));
    assertWorst(graph, "a/go > b/go fallback", 2, 3 + 5);
    assertWorst(graph, "a/go > c/go", 6, 3 + 3 * 5);
  }

  @Test
  void whatIsCaughtIsNotTriedAgain() {
    MeshGraph graph = apart(method("go()").retried("a", "go", 3, 1, 0).catches("B", "go()"));
    assertWorst(graph, "a/go > b/go", 2, 3 + 5);
    assertWorst(graph, "a/go > c/go", 6, 3 + 3 * 5);
  }

  /** A method that reaches another apart from its attempts, and one in each of them. */
  private static MeshGraph apart(MethodBuilder caller) {
    return graph(
        app(
            "shop",
            type("A", caller.calls("C", "go()")),
            type("B", method("go()").retried("b", "go", 2, 5, 0)),
            type("C", method("go()").retried("c", "go", 2, 5, 0))));
  }

  @Test
  void theWorstOfSeveralWaysCounts() {
    MeshGraph graph =
        graph(
            app(
                "shop",
                // Many calls, short waits.
                type("A", method("go()").retried("a", "go", 5, 0.001, 0).calls("C", "go()")),
                // Few calls, long waits.
                type("B", method("go()").retried("b", "go", 2, 9, 0).calls("C", "go()")),
                type("C", method("go()").timed("c", "go").calls("D", "go()")),
                type("D", method("go()").retried("d", "go", 2, 0.1, 0))));
    // 1 + 2 + 4 + 8 ms and five times 0.1 s; or 9 s and twice 0.1 s.
    assertWorst(graph, "c/go > d/go", 10, 9.2);
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
    assertWorst(graph, "shop > a/go", 4, 7);
    // Not 7 + 4 * 5.
    assertWorst(graph, "a/go > b/go", 8, 8 + 5);
  }

  @Test
  void attemptsThatCannotBeginDoNotCount() {
    MeshGraph graph =
        graph(app("shop", type("A", method("go()").retried("a", "go", 10, 1, 0, 4.0))));
    // After 1 and 2 s the next wait would end too late.
    assertWorst(graph, "shop > a/go", 3, 3);
    assertThat(graph.edges().get(0).policies().maxAttempts()).isEqualTo(10);
  }

  @Test
  void applicationsThatJoinMultiplyToo() {
    MeshGraph graph =
        graph(
            app("web", type("Orders", method("place()").retried("orders", "place", 3, 1, 0))),
            app(
                "orders",
                type("Place", method("place()").timed("orders", "place").calls("Bank", "pay()")),
                type("Bank", method("pay()").retried("bank", "pay", 2, 1, 0)),
                type("Clock", method("tick()").retried("clock", "tick", 2, 1, 0))));
    assertWorst(graph, "orders/place > bank/pay", 6, 3 + 3);
    // It is not known to be part of an operation.
    assertWorst(graph, "orders > clock/tick", 2, 1);
  }

  @Test
  void anOperationThatIsNotKnownMayDoAllThatBegins() {
    MeshGraph graph =
        graph(
            app("web", type("Orders", method("list()").retried("orders", "list", 3, 1, 0))),
            app("orders", type("Bank", method("pay()").retried("bank", "pay", 2, 1, 0))));
    assertWorst(graph, "web > orders/list", 3, 3);
    assertWorst(graph, "orders > bank/pay", 6, 6);
  }

  @Test
  void aCircleCountsOnce() {
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
    assertWorst(graph, "a/go > b/go", 6, 1 + 2 * 3);
    assertWorst(graph, "b/go > c/go circle", 12, 1 + 2 * (3 + 3));
    // Once round: the twelve attempts of c, each with three of b.
    assertWorst(graph, "c/go > b/go circle", 36, 1 + 2 * (3 + 3 * (1 + 2 * 3)));
    assertWorst(graph, "c/go > d/go", 12, 13);
  }

  @Test
  void aCircleThatNothingReachesBeginsSomewhere() {
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
            "a/go > b/go circle",
            "b/go > a/go circle",
            "self/go > self/go circle",
            "shop > a/go",
            "shop > self/go");
    assertWorst(graph, "b/go > a/go circle", 4, 3);
    assertWorst(graph, "self/go > self/go circle", 4, 3);
  }

  @Test
  void applicationsThatCallEachOtherAreACircle() {
    MeshGraph graph =
        graph(
            app("a", type("B", method("go()").retried("b", "go", 2, 1, 0))),
            app("b", type("A", method("go()").retried("a", "go", 3, 1, 0))));
    assertThat(graph.edges())
        .extracting(edge -> drawn(edge))
        .containsExactly("a > b/go circle", "b > a/go circle");
    // Once round, from b's call of a that a's call of b has led to, and back.
    assertWorst(graph, "a > b/go circle", 12, 1 + 2 * (3 + 3 * 1));
    assertWorst(graph, "b > a/go circle", 18, 3 + 3 * (1 + 2 * 3));
  }

  /** The path that begins elsewhere is the worse one, whichever is found first. */
  @Test
  void aCircleIsEnteredWhereThatIsWorst() {
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
      assertWorst(graph, "c/go > d/go", 15, 15 + 5 * 3);
      assertWorst(graph, "b/go > d/go", 15, 15 + 5 * 3);
    }
  }

  /** All call all: more ways than can be tried. */
  @Test
  @Timeout(20)
  void aCircleOfManyEnds() {
    MeshGraph graph = graph(app("shop", allCallingAll(15)));
    assertThat(graph.edges()).hasSize(15 * 15 + 1);
    assertThat(edge(graph, "s/o3 > s/o7 circle").calls()).isEqualTo(1 << 16);
  }

  /** As decorators of one interface do, whose service is an application of its own. */
  @Test
  @Timeout(20)
  void callsToAnotherApplicationThatCallEachOther() {
    MeshGraph graph = graph(app("shop", allCallingAll(15)), app("s"));
    assertThat(graph.edges()).isNotEmpty();
  }

  private static CatalogClass[] allCallingAll(int many) {
    CatalogClass[] classes = new CatalogClass[many];
    for (int i = 0; i < many; i++) {
      MethodBuilder method = method("go()").retried("s", "o" + i, 2, 0.001, 0);
      for (int j = 0; j < many; j++) {
        method.calls("C" + j, "go()");
      }
      classes[i] = type("C" + i, method);
    }
    return classes;
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
    assertThat(edge(graph, "shop > s0/L").calls()).isEqualTo(9);
    assertThat(edge(graph, "s0/L > s1/R").calls()).isEqualTo(81);
    assertThat(edge(graph, "s58/L > s59/R").calls()).isEqualTo(Long.MAX_VALUE);
  }

  private static void assertWorst(MeshGraph graph, String drawn, long calls, double waits) {
    MeshEdge edge = edge(graph, drawn);
    assertThat(edge.calls()).as(drawn).isEqualTo(calls);
    assertThat(edge.waits()).as(drawn).isCloseTo(waits, within(1e-9));
  }
}
