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
   * warehouse's. In each of these two the warehouse is waited for 1.5 s at most, and the
   * reservation begins no attempt after 1 s: so it waits 2.5 s. A payment waits 1.4 s. The web
   * waits three times for both, and 0.36 s itself.
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
              n5["look#95;up"]:::unknown
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
            n2 -.->|"as a fallback<br>at most 3 calls"| n1
            n2 -.->|"possible<br>4 attempts<br>waits 1.4 s<br>at most 12 calls<br>at most 1.4 s of waits"| n3
            n2 -->|"2 attempts within 1 s<br>waits 0.5 s<br>balanced by round#95;robin<br>has a fallback<br>there#58; circuit open for 20 s<br>at most 6 calls<br>at most 2.5 s of waits"| n6
            n3 -->|"at most 12 calls"| n11
            n4 -->|"2 attempts<br>waits 0.5–1.5 s<br>at most 2 calls<br>at most 1.5 s of waits"| n8
            n6 -->|"2 attempts<br>waits 0.5–1.5 s<br>at most 12 calls<br>at most 1.5 s of waits"| n7
            n9 -->|"circuit open for 5 s<br>balanced by random"| n5
            n9 -->|"at most 12.06 s of waits"| n10
            n10 -->|"3 attempts<br>waits 0.24–0.36 s<br>circuit open for 30 s<br>at most 3 calls<br>at most 12.06 s of waits"| n2
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
            n2 -.->|"as a fallback<br>at most 3 calls"| n1
            n2 -.->|"possible<br>4 attempts<br>waits 1.4 s<br>at most 12 calls<br>at most 1.4 s of waits"| n3
            n2 -->|"2 attempts within 1 s<br>waits 0.5 s<br>balanced by round#95;robin<br>has a fallback<br>there#58; circuit open for 20 s<br>at most 6 calls<br>at most 2.5 s of waits"| n4
            n3 -->|"at most 12 calls"| n7
            n4 -->|"2 attempts<br>waits 0.5–1.5 s<br>at most 12 calls<br>at most 1.5 s of waits"| n5
            n6 -->|"3 attempts<br>waits 0.24–0.36 s<br>circuit open for 30 s<br>at most 3 calls<br>at most 12.06 s of waits"| n2
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
              n5 [label="look_up", style=dashed]
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
            n2 -> n1 [label="as a fallback\\nat most 3 calls", style=dashed]
            n2 -> n3 [label="possible\\n4 attempts\\nwaits 1.4 s\\nat most 12 calls\\nat most 1.4 s of waits", style=dashed]
            n2 -> n6 [label="2 attempts within 1 s\\nwaits 0.5 s\\nbalanced by round_robin\\nhas a fallback\\nthere: circuit open for 20 s\\nat most 6 calls\\nat most 2.5 s of waits"]
            n3 -> n11 [label="at most 12 calls"]
            n4 -> n8 [label="2 attempts\\nwaits 0.5–1.5 s\\nat most 2 calls\\nat most 1.5 s of waits"]
            n6 -> n7 [label="2 attempts\\nwaits 0.5–1.5 s\\nat most 12 calls\\nat most 1.5 s of waits"]
            n9 -> n5 [label="circuit open for 5 s\\nbalanced by random"]
            n9 -> n10 [label="at most 12.06 s of waits"]
            n10 -> n2 [label="3 attempts\\nwaits 0.24–0.36 s\\ncircuit open for 30 s\\nat most 3 calls\\nat most 12.06 s of waits"]
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
            n2 -> n1 [label="as a fallback\\nat most 3 calls", style=dashed]
            n2 -> n3 [label="possible\\n4 attempts\\nwaits 1.4 s\\nat most 12 calls\\nat most 1.4 s of waits", style=dashed]
            n2 -> n4 [label="2 attempts within 1 s\\nwaits 0.5 s\\nbalanced by round_robin\\nhas a fallback\\nthere: circuit open for 20 s\\nat most 6 calls\\nat most 2.5 s of waits"]
            n3 -> n7 [label="at most 12 calls"]
            n4 -> n5 [label="2 attempts\\nwaits 0.5–1.5 s\\nat most 12 calls\\nat most 1.5 s of waits"]
            n6 -> n2 [label="3 attempts\\nwaits 0.24–0.36 s\\ncircuit open for 30 s\\nat most 3 calls\\nat most 12.06 s of waits"]
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
                "operations": ["look_up", "reserve"],
                "unknown": ["look_up"]
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
                "maxCalls": 3,
                "maxWait": 0
              },
              {
                "from": {"service": "orders", "operation": "place"},
                "to": {"service": "payments", "operation": "pay"},
                "methods": ["shop.orders.Payments.pay(int)"],
                "possible": true,
                "retry": {"maxAttempts": 4, "leastWaits": 1.4, "mostWaits": 1.4},
                "maxCalls": 12,
                "maxWait": 1.4
              },
              {
                "from": {"service": "orders", "operation": "place"},
                "to": {"service": "stock", "operation": "reserve"},
                "methods": ["shop.orders.Stock.reserve(int)"],
                "retry": {"maxAttempts": 2, "leastWaits": 0.5, "mostWaits": 0.5, "maxDuration": 1},
                "strategies": ["round_robin"],
                "hasFallback": true,
                "served": {
                  "openFor": 20
                },
                "maxCalls": 6,
                "maxWait": 2.5
              },
              {
                "from": {"service": "payments", "operation": "pay"},
                "to": {"method": "bank.Signer.sign(byte[])"},
                "methods": ["bank.Signer.sign(byte[])"],
                "maxCalls": 12,
                "maxWait": 0
              },
              {
                "from": {"application": "stock"},
                "to": {"service": "warehouse", "operation": "list"},
                "methods": ["shop.stock.Warehouse.list()"],
                "retry": {"maxAttempts": 2, "leastWaits": 0.5, "mostWaits": 1.5},
                "maxCalls": 2,
                "maxWait": 1.5
              },
              {
                "from": {"service": "stock", "operation": "reserve"},
                "to": {"service": "warehouse", "operation": "ask"},
                "methods": ["shop.stock.Warehouse.ask(int)"],
                "retry": {"maxAttempts": 2, "leastWaits": 0.5, "mostWaits": 1.5},
                "maxCalls": 12,
                "maxWait": 1.5
              },
              {
                "from": {"application": "web"},
                "to": {"service": "stock", "operation": "look_up"},
                "methods": ["shop.web.Stock.lookUp(int)"],
                "openFor": 5,
                "strategies": ["random"],
                "maxCalls": 1,
                "maxWait": 0
              },
              {
                "from": {"application": "web"},
                "to": {"service": "web", "operation": "checkout"},
                "methods": ["shop.web.Checkout.buy(int)"],
                "maxCalls": 1,
                "maxWait": 12.06
              },
              {
                "from": {"service": "web", "operation": "checkout"},
                "to": {"service": "orders", "operation": "place"},
                "methods": ["shop.web.Orders.place(int)"],
                "retry": {"maxAttempts": 3, "leastWaits": 0.24, "mostWaits": 0.36},
                "openFor": 30,
                "maxCalls": 3,
                "maxWait": 12.06
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
                "maxCalls": 3,
                "maxWait": 0
              },
              {
                "from": {"application": "orders"},
                "to": {"service": "payments"},
                "methods": ["shop.orders.Payments.pay(int)"],
                "possible": true,
                "retry": {"maxAttempts": 4, "leastWaits": 1.4, "mostWaits": 1.4},
                "maxCalls": 12,
                "maxWait": 1.4
              },
              {
                "from": {"application": "orders"},
                "to": {"application": "stock"},
                "methods": ["shop.orders.Stock.reserve(int)"],
                "retry": {"maxAttempts": 2, "leastWaits": 0.5, "mostWaits": 0.5, "maxDuration": 1},
                "strategies": ["round_robin"],
                "hasFallback": true,
                "served": {
                  "openFor": 20
                },
                "maxCalls": 6,
                "maxWait": 2.5
              },
              {
                "from": {"service": "payments"},
                "to": {"method": "bank.Signer.sign(byte[])"},
                "methods": ["bank.Signer.sign(byte[])"],
                "maxCalls": 12,
                "maxWait": 0
              },
              {
                "from": {"application": "stock"},
                "to": {"service": "warehouse"},
                "methods": ["shop.stock.Warehouse.ask(int)", "shop.stock.Warehouse.list()"],
                "retry": {"maxAttempts": 2, "leastWaits": 0.5, "mostWaits": 1.5},
                "maxCalls": 12,
                "maxWait": 1.5
              },
              {
                "from": {"application": "web"},
                "to": {"application": "orders"},
                "methods": ["shop.web.Orders.place(int)"],
                "retry": {"maxAttempts": 3, "leastWaits": 0.24, "mostWaits": 0.36},
                "openFor": 30,
                "maxCalls": 3,
                "maxWait": 12.06
              },
              {
                "from": {"application": "web"},
                "to": {"application": "stock"},
                "methods": ["shop.web.Stock.lookUp(int)"],
                "openFor": 5,
                "strategies": ["random"],
                "maxCalls": 1,
                "maxWait": 0
              }
            ]
          }
          """);
  }

  @Test
  void cyclesAreNamed() throws IOException {
    MeshGraph cycle =
        MeshGraph.of(
            List.of(
                app(
                    "shop",
                    type("A", method("go()").timed("a", "go").calls("B", "go()")),
                    type("B", method("go()").timed("b", "go").calls("A", "go()")))),
            GraphLevel.SERVICES);
    assertThat(text(cycle, GraphFormat.MERMAID))
        .contains("  n1 -->|\"in a cycle\"| n2\n", "  n2 -->|\"in a cycle\"| n1\n");
    assertThat(text(cycle, GraphFormat.JSON)).contains("\"cycle\": true");
  }

  @Test
  void whatAnswersInAnotherApplicationIsNamed() throws IOException {
    MeshGraph graph =
        MeshGraph.of(
            List.of(
                app("shop", type("Stock", method("take()").retried("stock", "take", 2, 1, 0))),
                app(
                    "stock",
                    type(
                        "Take",
                        method("take()")
                            .retried("stock", "take", 5, 0.1, 0, 4.0)
                            .guarded("stock", 30)
                            .balanced("stock", "random")
                            .fallingBack("stock", "take"),
                        method("take(int)").retried("stock", "take", 3, 1, 0)))),
            GraphLevel.OPERATIONS);
    assertThat(text(graph, GraphFormat.MERMAID))
        .contains(
            "|\"2 attempts<br>waits 1 s<br>there#58; 5 attempts<br>there#58; waits 3 s<br>"
                + "there#58; circuit open for 30 s<br>there#58; balanced by random<br>"
                + "there#58; has a fallback<br>at most 2 calls<br>at most 7 s of waits\"|");
    assertThat(text(graph, GraphFormat.JSON))
        .contains(
            """
                  "retry": {"maxAttempts": 2, "leastWaits": 1, "mostWaits": 1},
                  "served": {
                    "retry": {"maxAttempts": 5, "leastWaits": 3, "mostWaits": 3},
                    "openFor": 30,
                    "strategies": ["random"],
                    "hasFallback": true
                  },
                  "maxCalls": 2,
                  "maxWait": 7
            """);
  }

  @Test
  void callsOnOtherThreadsAndHandledOnesAreNamed() throws IOException {
    MeshGraph graph =
        MeshGraph.of(
            List.of(
                app(
                    "shop",
                    type(
                        "A",
                        method("go()")
                            .timed("a", "go")
                            .callsOnAnotherThread("B", "go()")
                            .catches("C", "go()")),
                    type("B", method("go()").timed("b", "go")),
                    type("C", method("go()").timed("c", "go")))),
            GraphLevel.OPERATIONS);
    assertThat(text(graph, GraphFormat.DOT))
        .contains("n1 -> n2 [label=\"on another thread\"]", "n1 -> n3 [label=\"failure handled\"]");
    assertThat(text(graph, GraphFormat.JSON))
        .containsOnlyOnce("\"otherThread\": true")
        .containsOnlyOnce("\"handled\": true");
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
  void markdownIsEscaped() throws IOException {
    assertThat(label("__x__*y*~z~`q`")).isEqualTo("#95;#95;x#95;#95;#42;y#42;#126;z#126;#96;q#96;");
    assertThat(label("- list-like")).isEqualTo("#45; list-like");
    assertThat(label("12. list-like 1.")).isEqualTo("12#46; list-like 1.");
    assertThat(label("1) list-like")).isEqualTo("1#41; list-like");
    assertThat(label("12")).isEqualTo("12");
    assertThat(label("    code")).isEqualTo("#32;   code");
  }

  private static String label(String operation) throws IOException {
    MeshGraph graph =
        MeshGraph.of(
            List.of(app("shop", type("A", method("x()").timed("x", operation)))),
            GraphLevel.OPERATIONS);
    String text = text(graph, GraphFormat.MERMAID);
    return text.substring(text.indexOf("n2[\"") + 4, text.indexOf("\"]\n  end"));
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
