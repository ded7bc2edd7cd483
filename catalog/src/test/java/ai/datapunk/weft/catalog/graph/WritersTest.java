package ai.datapunk.weft.catalog.graph;

import static ai.datapunk.weft.catalog.graph.MeshGraphTest.app;
import static ai.datapunk.weft.catalog.graph.MethodBuilder.method;
import static ai.datapunk.weft.catalog.graph.SampleMesh.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written of a graph, in each format. The numbers are counted by hand. */
final class WritersTest {

  /**
   * Of an order, 3 attempts of the web's, each with 2 of the reservation's, each with 2 of the
   * warehouse's. In each of the last two the warehouse is waited for 1.5 s at most, and the
   * reservation begins no attempt after 1 s: so it waits 2.5 s, and the web 0.36 s more than three
   * times that. A payment waits 1.4 s in each of the web's attempts.
   */
  @Test
  void mermaidDrawsOperationsInTheirServices() throws IOException {
    assertThat(text(GraphLevel.OPERATIONS, GraphFormat.MERMAID))
        .isEqualTo(
            """
          flowchart LR
            subgraph s1["service backlog"]
              n1["add"]
            end
            subgraph s2["application orders"]
              n2["place"]
            end
            subgraph s3["service payments"]
              n3["pay"]
            end
            subgraph s4["application stock"]
              n4(["stock"])
              n5["look_up"]
              n6["reserve"]
            end
            subgraph s5["service warehouse"]
              n7["ask"]
              n8["list"]
            end
            subgraph s6["application web"]
              n9(["web"])
              n10["checkout"]
            end
            n11["bank.Signer.sign(byte#91;#93;)"]:::unknown
            classDef unknown stroke-dasharray:3
            n2 -.->|"as a fallback<br>at worst 3 calls<br>at worst 1.86 s of waits"| n1
            n2 -.->|"possible<br>4 attempts<br>waits 1.4 s<br>at worst 12 calls<br>at worst 4.56 s of waits"| n3
            n2 -->|"2 attempts within 1 s<br>waits 0.5 s<br>balanced by round_robin<br>has a fallback<br>at worst 6 calls<br>at worst 1.86 s of waits"| n6
            n3 -->|"at worst 12 calls<br>at worst 4.56 s of waits"| n11
            n4 -->|"2 attempts<br>waits 0.5–1.5 s<br>at worst 2 calls<br>at worst 1.5 s of waits"| n8
            n6 -->|"2 attempts<br>waits 0.5–1.5 s<br>at worst 12 calls<br>at worst 7.86 s of waits"| n7
            n9 -->|"circuit open for 5 s<br>balanced by random"| n5
            n9 --> n10
            n10 -->|"3 attempts<br>waits 0.24–0.36 s<br>circuit open for 30 s<br>at worst 3 calls<br>at worst 0.36 s of waits"| n2
          """);
  }

  @Test
  void theDocumentationHasTheSameDrawing() throws IOException {
    assertThat(Path.of("../docs/catalog.md"))
        .content()
        .contains("```mermaid\n" + text(GraphLevel.OPERATIONS, GraphFormat.MERMAID) + "```\n");
  }

  @Test
  void mermaidDrawsServicesAlone() throws IOException {
    assertThat(text(GraphLevel.SERVICES, GraphFormat.MERMAID))
        .isEqualTo(
            """
          flowchart LR
            n1["backlog"]
            n2(["orders"])
            n3["payments"]
            n4(["stock"])
            n5["warehouse"]
            n6(["web"])
            n7["bank.Signer.sign(byte#91;#93;)"]:::unknown
            classDef unknown stroke-dasharray:3
            n2 -.->|"as a fallback<br>at worst 3 calls<br>at worst 1.86 s of waits"| n1
            n2 -.->|"possible<br>4 attempts<br>waits 1.4 s<br>at worst 12 calls<br>at worst 4.56 s of waits"| n3
            n2 -->|"2 attempts within 1 s<br>waits 0.5 s<br>balanced by round_robin<br>has a fallback<br>at worst 6 calls<br>at worst 1.86 s of waits"| n4
            n3 -->|"at worst 12 calls<br>at worst 4.56 s of waits"| n7
            n4 -->|"2 attempts<br>waits 0.5–1.5 s<br>at worst 12 calls<br>at worst 7.86 s of waits"| n5
            n6 -->|"3 attempts<br>waits 0.24–0.36 s<br>circuit open for 30 s<br>at worst 3 calls<br>at worst 0.36 s of waits"| n2
            n6 -->|"circuit open for 5 s<br>balanced by random"| n4
          """);
  }

  @Test
  void graphvizDrawsOperationsInTheirServices() throws IOException {
    assertThat(text(GraphLevel.OPERATIONS, GraphFormat.DOT))
        .isEqualTo(
            """
          digraph mesh {
            rankdir=LR
            node [shape=box, fontname="sans-serif"]
            edge [fontname="sans-serif", fontsize=10]
            graph [fontname="sans-serif"]
            subgraph cluster_1 {
              label="service backlog"
              n1 [label="add"]
            }
            subgraph cluster_2 {
              label="application orders"
              n2 [label="place"]
            }
            subgraph cluster_3 {
              label="service payments"
              n3 [label="pay"]
            }
            subgraph cluster_4 {
              label="application stock"
              n4 [label="stock", style=rounded]
              n5 [label="look_up"]
              n6 [label="reserve"]
            }
            subgraph cluster_5 {
              label="service warehouse"
              n7 [label="ask"]
              n8 [label="list"]
            }
            subgraph cluster_6 {
              label="application web"
              n9 [label="web", style=rounded]
              n10 [label="checkout"]
            }
            n11 [label="bank.Signer.sign(byte[])", style=dashed]
            n2 -> n1 [label="as a fallback\\nat worst 3 calls\\nat worst 1.86 s of waits", style=dashed]
            n2 -> n3 [label="possible\\n4 attempts\\nwaits 1.4 s\\nat worst 12 calls\\nat worst 4.56 s of waits", style=dashed]
            n2 -> n6 [label="2 attempts within 1 s\\nwaits 0.5 s\\nbalanced by round_robin\\nhas a fallback\\nat worst 6 calls\\nat worst 1.86 s of waits"]
            n3 -> n11 [label="at worst 12 calls\\nat worst 4.56 s of waits"]
            n4 -> n8 [label="2 attempts\\nwaits 0.5–1.5 s\\nat worst 2 calls\\nat worst 1.5 s of waits"]
            n6 -> n7 [label="2 attempts\\nwaits 0.5–1.5 s\\nat worst 12 calls\\nat worst 7.86 s of waits"]
            n9 -> n5 [label="circuit open for 5 s\\nbalanced by random"]
            n9 -> n10
            n10 -> n2 [label="3 attempts\\nwaits 0.24–0.36 s\\ncircuit open for 30 s\\nat worst 3 calls\\nat worst 0.36 s of waits"]
          }
          """);
  }

  @Test
  void graphvizDrawsServicesAlone() throws IOException {
    assertThat(text(GraphLevel.SERVICES, GraphFormat.DOT))
        .isEqualTo(
            """
          digraph mesh {
            rankdir=LR
            node [shape=box, fontname="sans-serif"]
            edge [fontname="sans-serif", fontsize=10]
            graph [fontname="sans-serif"]
            n1 [label="backlog"]
            n2 [label="orders", style=rounded]
            n3 [label="payments"]
            n4 [label="stock", style=rounded]
            n5 [label="warehouse"]
            n6 [label="web", style=rounded]
            n7 [label="bank.Signer.sign(byte[])", style=dashed]
            n2 -> n1 [label="as a fallback\\nat worst 3 calls\\nat worst 1.86 s of waits", style=dashed]
            n2 -> n3 [label="possible\\n4 attempts\\nwaits 1.4 s\\nat worst 12 calls\\nat worst 4.56 s of waits", style=dashed]
            n2 -> n4 [label="2 attempts within 1 s\\nwaits 0.5 s\\nbalanced by round_robin\\nhas a fallback\\nat worst 6 calls\\nat worst 1.86 s of waits"]
            n3 -> n7 [label="at worst 12 calls\\nat worst 4.56 s of waits"]
            n4 -> n5 [label="2 attempts\\nwaits 0.5–1.5 s\\nat worst 12 calls\\nat worst 7.86 s of waits"]
            n6 -> n2 [label="3 attempts\\nwaits 0.24–0.36 s\\ncircuit open for 30 s\\nat worst 3 calls\\nat worst 0.36 s of waits"]
            n6 -> n4 [label="circuit open for 5 s\\nbalanced by random"]
          }
          """);
  }

  @Test
  void jsonHasOperationsToo() throws IOException {
    assertThat(text(GraphLevel.OPERATIONS, GraphFormat.JSON))
        .isEqualTo(
            """
          {
            "version": 1,
            "level": "operations",
            "services": [
              {
                "name": "backlog",
                "operations": ["add"]
              },
              {
                "name": "orders",
                "application": true,
                "operations": ["place"]
              },
              {
                "name": "payments",
                "operations": ["pay"]
              },
              {
                "name": "stock",
                "application": true,
                "operations": ["look_up", "reserve"]
              },
              {
                "name": "warehouse",
                "operations": ["ask", "list"]
              },
              {
                "name": "web",
                "application": true,
                "operations": ["checkout"]
              }
            ],
            "unknown": ["bank.Signer.sign(byte[])"],
            "edges": [
              {
                "from": {"service": "orders", "operation": "place"},
                "to": {"service": "backlog", "operation": "add"},
                "methods": ["shop.orders.Backlog.add(int)"],
                "fallback": true,
                "calls": 3,
                "waits": 1.86
              },
              {
                "from": {"service": "orders", "operation": "place"},
                "to": {"service": "payments", "operation": "pay"},
                "methods": ["shop.orders.Payments.pay(int)"],
                "possible": true,
                "retry": {"maxAttempts": 4, "leastWaits": 1.4, "mostWaits": 1.4},
                "calls": 12,
                "waits": 4.56
              },
              {
                "from": {"service": "orders", "operation": "place"},
                "to": {"service": "stock", "operation": "reserve"},
                "methods": ["shop.orders.Stock.reserve(int)"],
                "retry": {"maxAttempts": 2, "leastWaits": 0.5, "mostWaits": 0.5, "maxDuration": 1},
                "strategies": ["round_robin"],
                "hasFallback": true,
                "calls": 6,
                "waits": 1.86
              },
              {
                "from": {"service": "payments", "operation": "pay"},
                "to": {"method": "bank.Signer.sign(byte[])"},
                "methods": ["bank.Signer.sign(byte[])"],
                "calls": 12,
                "waits": 4.56
              },
              {
                "from": {"application": "stock"},
                "to": {"service": "warehouse", "operation": "list"},
                "methods": ["shop.stock.Warehouse.list()"],
                "retry": {"maxAttempts": 2, "leastWaits": 0.5, "mostWaits": 1.5},
                "calls": 2,
                "waits": 1.5
              },
              {
                "from": {"service": "stock", "operation": "reserve"},
                "to": {"service": "warehouse", "operation": "ask"},
                "methods": ["shop.stock.Warehouse.ask(int)"],
                "retry": {"maxAttempts": 2, "leastWaits": 0.5, "mostWaits": 1.5},
                "calls": 12,
                "waits": 7.86
              },
              {
                "from": {"application": "web"},
                "to": {"service": "stock", "operation": "look_up"},
                "methods": ["shop.web.Stock.lookUp(int)"],
                "openFor": 5,
                "strategies": ["random"],
                "calls": 1,
                "waits": 0
              },
              {
                "from": {"application": "web"},
                "to": {"service": "web", "operation": "checkout"},
                "methods": ["shop.web.Checkout.buy(int)"],
                "calls": 1,
                "waits": 0
              },
              {
                "from": {"service": "web", "operation": "checkout"},
                "to": {"service": "orders", "operation": "place"},
                "methods": ["shop.web.Orders.place(int)"],
                "retry": {"maxAttempts": 3, "leastWaits": 0.24, "mostWaits": 0.36},
                "openFor": 30,
                "calls": 3,
                "waits": 0.36
              }
            ]
          }
          """);
  }

  @Test
  void jsonHasServicesAlone() throws IOException {
    assertThat(text(GraphLevel.SERVICES, GraphFormat.JSON))
        .isEqualTo(
            """
          {
            "version": 1,
            "level": "services",
            "services": [
              {
                "name": "backlog"
              },
              {
                "name": "orders",
                "application": true
              },
              {
                "name": "payments"
              },
              {
                "name": "stock",
                "application": true
              },
              {
                "name": "warehouse"
              },
              {
                "name": "web",
                "application": true
              }
            ],
            "unknown": ["bank.Signer.sign(byte[])"],
            "edges": [
              {
                "from": {"application": "orders"},
                "to": {"service": "backlog"},
                "methods": ["shop.orders.Backlog.add(int)"],
                "fallback": true,
                "calls": 3,
                "waits": 1.86
              },
              {
                "from": {"application": "orders"},
                "to": {"service": "payments"},
                "methods": ["shop.orders.Payments.pay(int)"],
                "possible": true,
                "retry": {"maxAttempts": 4, "leastWaits": 1.4, "mostWaits": 1.4},
                "calls": 12,
                "waits": 4.56
              },
              {
                "from": {"application": "orders"},
                "to": {"application": "stock"},
                "methods": ["shop.orders.Stock.reserve(int)"],
                "retry": {"maxAttempts": 2, "leastWaits": 0.5, "mostWaits": 0.5, "maxDuration": 1},
                "strategies": ["round_robin"],
                "hasFallback": true,
                "calls": 6,
                "waits": 1.86
              },
              {
                "from": {"service": "payments"},
                "to": {"method": "bank.Signer.sign(byte[])"},
                "methods": ["bank.Signer.sign(byte[])"],
                "calls": 12,
                "waits": 4.56
              },
              {
                "from": {"application": "stock"},
                "to": {"service": "warehouse"},
                "methods": ["shop.stock.Warehouse.ask(int)", "shop.stock.Warehouse.list()"],
                "retry": {"maxAttempts": 2, "leastWaits": 0.5, "mostWaits": 1.5},
                "calls": 12,
                "waits": 7.86
              },
              {
                "from": {"application": "web"},
                "to": {"application": "orders"},
                "methods": ["shop.web.Orders.place(int)"],
                "retry": {"maxAttempts": 3, "leastWaits": 0.24, "mostWaits": 0.36},
                "openFor": 30,
                "calls": 3,
                "waits": 0.36
              },
              {
                "from": {"application": "web"},
                "to": {"application": "stock"},
                "methods": ["shop.web.Stock.lookUp(int)"],
                "openFor": 5,
                "strategies": ["random"],
                "calls": 1,
                "waits": 0
              }
            ]
          }
          """);
  }

  @Test
  void circlesAreNamed() throws IOException {
    MeshGraph circle =
        MeshGraph.of(
            List.of(
                app(
                    "shop",
                    type("A", method("go()").timed("a", "go").calls("B", "go()")),
                    type("B", method("go()").timed("b", "go").calls("A", "go()")))),
            GraphLevel.SERVICES);
    assertThat(text(circle, GraphFormat.MERMAID))
        .contains("  n1 -->|\"in a circle\"| n2\n", "  n2 -->|\"in a circle\"| n1\n");
    assertThat(text(circle, GraphFormat.JSON)).contains("\"circle\": true");
  }

  @Test
  void namesAreEscaped() throws IOException {
    MeshGraph graph =
        MeshGraph.of(
            List.of(
                app(
                    "a \"b\" [c] \\n",
                    type("A", method("x()").timed("line\nbreak\t`m`", "<b>&amp;#35; %%{é日😀}|")))),
            GraphLevel.OPERATIONS);
    assertThat(text(graph, GraphFormat.MERMAID))
        .isEqualTo(
            """
            flowchart LR
              n1(["a #34;b#34; #91;c#93; #92;n"])
              subgraph s1["service line break #96;m#96;"]
                n2["#60;b#62;#38;amp#59;#35;35#59; #37;#37;#123;é日#128512;#125;#124;"]
              end
              n1 --> n2
            """);
    assertThat(text(graph, GraphFormat.DOT))
        .contains("n1 [label=\"a \\\"b\\\" [c] \\\\n\", style=rounded]")
        .contains("label=\"service line break `m`\"")
        .contains("n2 [label=\"<b>&amp;amp;#35; %%{é日😀}|\"]");
    assertThat(text(graph, GraphFormat.JSON))
        .contains("\"a \\\"b\\\" [c] \\\\n\"")
        .contains("\"line\\nbreak\\t`m`\"")
        .contains("\"<b>&amp;#35; %%{é日😀}|\"");
  }

  @Test
  void anEmptyGraphIsOne() throws IOException {
    MeshGraph graph = MeshGraph.of(List.of(app("shop")), GraphLevel.OPERATIONS);
    assertThat(text(graph, GraphFormat.MERMAID)).isEqualTo("flowchart LR\n");
    assertThat(text(graph, GraphFormat.DOT)).endsWith("]\n}\n");
    assertThat(text(graph, GraphFormat.JSON)).contains("\"edges\": []");
  }

  @Test
  void formatsAndLevelsAreFoundByTheirLabels() {
    for (GraphFormat format : GraphFormat.values()) {
      assertThat(GraphFormat.of(format.label())).contains(format);
    }
    for (GraphLevel level : GraphLevel.values()) {
      assertThat(GraphLevel.of(level.label())).contains(level);
    }
    assertThat(GraphFormat.of("MERMAID")).isEmpty();
    assertThat(GraphLevel.of("all")).isEmpty();
  }

  private static String text(GraphLevel level, GraphFormat format) throws IOException {
    return text(MeshGraph.of(SampleMesh.catalogs(), level), format);
  }

  private static String text(MeshGraph graph, GraphFormat format) throws IOException {
    StringWriter out = new StringWriter();
    format.write(graph, out);
    return out.toString();
  }
}
