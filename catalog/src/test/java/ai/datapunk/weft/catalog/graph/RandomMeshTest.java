package ai.datapunk.weft.catalog.graph;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.graph.CallByCall.Drawn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is reckoned is what comes out when all calls are made. */
final class RandomMeshTest {

  private static final int MESHES = 1_000;

  @Test
  void withoutCyclesTheNumbersAreThoseOfAllCalls() {
    int compared = 0;
    for (long seed = 0; seed < MESHES; seed++) {
      List<Catalog> catalogs = RandomMesh.catalogs(seed, false);
      CallByCall made = new CallByCall(catalogs);
      made.begin(made.beginnings());
      if (!CallByCall.isCyclic(catalogs)) {
        Map<Drawn, MeshEdge> edges = edges(catalogs);
        assertThat(edges.keySet()).as("seed %s", seed).isEqualTo(made.calls().keySet());
        for (Map.Entry<Drawn, MeshEdge> edge : edges.entrySet()) {
          String which = "seed " + seed + ": " + edge.getKey();
          assertThat(edge.getValue().maxCalls())
              .as(which)
              .isEqualTo(made.calls().get(edge.getKey()));
          assertThat(edge.getValue().maxWait())
              .as(which)
              .isCloseTo(made.waits().get(edge.getKey()), within(1e-6));
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(MESHES / 2);
  }

  @Test
  void inCyclesTheNumbersAreNoSmaller() {
    int compared = 0;
    for (long seed = 0; seed < MESHES; seed++) {
      List<Catalog> catalogs = RandomMesh.catalogs(seed, true);
      Map<Drawn, MeshEdge> edges = edges(catalogs);
      CallByCall made = new CallByCall(catalogs);
      made.begin(made.beginnings());
      compared += CallByCall.isCyclic(catalogs) ? 1 : 0;
      assertThat(begun(edges)).as("seed %s", seed).isEqualTo(begun(made.calls()));
      for (Map.Entry<Drawn, Long> calls : made.calls().entrySet()) {
        String which = "seed " + seed + ": " + calls.getKey();
        MeshEdge edge = requireNonNull(edges.get(calls.getKey()), which);
        assertThat(edge.maxCalls()).as(which).isGreaterThanOrEqualTo(calls.getValue());
        assertThat(edge.maxWait() + 1e-6)
            .as(which)
            .isGreaterThanOrEqualTo(made.waits().get(calls.getKey()));
      }
    }
    assertThat(compared).isGreaterThan(MESHES / 2);
  }

  private static Map<Drawn, MeshEdge> edges(List<Catalog> catalogs) {
    return MeshGraph.of(catalogs, GraphLevel.OPERATIONS).edges().stream()
        .collect(toMap(Drawn::of, Function.identity()));
  }

  /** Others may be drawn behind a call that comes back, where those one by one go no further. */
  private static Set<Drawn> begun(Map<Drawn, ?> edges) {
    return edges.keySet().stream()
        .filter(edge -> edge.from().endsWith("/") && !edge.fallback())
        .collect(toSet());
  }
}
