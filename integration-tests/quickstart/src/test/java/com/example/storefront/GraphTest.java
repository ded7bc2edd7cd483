package com.example.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.graph.GraphCatalogs;
import ai.datapunk.weft.catalog.graph.GraphFormat;
import ai.datapunk.weft.catalog.graph.GraphLevel;
import ai.datapunk.weft.catalog.graph.MeshGraph;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who calls whom in the shop, as the compiler has seen it. */
class GraphTest {

  @Test
  void aCheckoutAsksTheInventoryAndChargesTheCard() throws IOException {
    List<Catalog> catalogs = GraphCatalogs.read(List.of(Path.of("target/classes")));
    StringWriter drawn = new StringWriter();
    GraphFormat.MERMAID.write(MeshGraph.of(catalogs, GraphLevel.OPERATIONS), drawn);
    assertThat(drawn)
        .hasToString(
            """
            flowchart LR
              subgraph s1["service inventory"]
                n1["stock"]
              end
              subgraph s2["service payment"]
                n2["charge"]
              end
              subgraph s3["application storefront"]
                n3(["storefront"])
                n4["checkout"]
              end
              subgraph s4["service warehouse"]
                n5["count"]
              end
              n3 -->|"at most 0.24 s of waits"| n4
              n3 -->|"3 attempts<br>waits 0.002–0.004 s<br>at most 3 calls<br>at most 0.004 s of waits"| n5
              n4 -->|"4 attempts<br>waits 0.112–0.168 s<br>circuit open for 1 s<br>balanced by round#95;robin<br>at most 4 calls<br>at most 0.168 s of waits"| n1
              n4 -->|"3 attempts<br>waits 0.048–0.072 s<br>circuit open for 1 s<br>at most 3 calls<br>at most 0.072 s of waits"| n2
            """);
  }
}
