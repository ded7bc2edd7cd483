package ai.datapunk.weft.processor;

import static ai.datapunk.weft.processor.testing.Compilers.inOrder;
import static ai.datapunk.weft.processor.testing.Compilers.source;
import static ai.datapunk.weft.processor.testing.Compilers.weft;
import static ai.datapunk.weft.processor.testing.Sources.IMPORT;
import static ai.datapunk.weft.processor.testing.Sources.client;
import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.processor.testing.Generator;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** What other processors generate in an earlier or later round than the one that needs it. */
final class GeneratedTypesTest {

  private static final JavaFileObject WITH_CONSTANTS =
      client(
          """
              @MeshService(Names.MESH) class Client {
                @Timed(metric = Names.STORE, help = "h") void store() {}
                @Retried(delay = Names.DELAY, fallback = Names.FB) void go() {}
                void fb() {}
                @Timed(metric = "lake_load_seconds", help = "h", labels = {Names.TIER, "a=b"})
                void load(@Label(Names.KIND) boolean k) {}
                static class Inner { @Timed void go() {} }
              }
              """);

  @Test
  void anAnnotatedClassMayBeGenerated() {
    Compilation compilation =
        weft(new Generator(
                "Made", IMPORT + "@MeshService(\"a\") class Made { @Timed void go() {} }"))
            .compile(JavaFileObjects.forSourceString("Empty", "class Empty {}"));
    assertThat(compilation).succeeded();
    assertThat(compilation).generatedFile(StandardLocation.CLASS_OUTPUT, "Made_Metrics.class");
    assertThat(compilation)
        .generatedFile(StandardLocation.CLASS_OUTPUT, "META-INF/weft/catalog.json")
        .contentsAsUtf8String()
        .contains("\"Made\"");
  }

  @Test
  void anAnnotatedClassMayReferToWhatIsGenerated() {
    Compilation compilation =
        weft(new Generator("Made", "public class Made extends Exception {}"))
            .compile(
                client(
                    """
                        @MeshService("a") class Client {
                          @Retried(retryOn = Made.class) void go(Made made) throws Made {}
                        }
                        """));
    assertThat(compilation).succeeded();
    assertThat(compilation)
        .generatedFile(StandardLocation.SOURCE_OUTPUT, "Client_Metrics.java")
        .contentsAsUtf8String()
        .contains(".retryOn(Made.class)");
  }

  @Test
  void whatALocalClassRefersToMayBeGenerated() {
    Compilation compilation =
        inOrder(
                new UnannotatedProcessor(),
                new WeftProcessor(),
                new Generator("Made", "class Made {}"))
            .compile(
                client(
                    """
                        @MeshService("a") class Client {
                          static { new Made() { @Timed(service = "a") void q() {} }; }
                          @Timed void go() {}
                        }
                        """));
    assertThat(compilation).succeeded();
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("[WEFT-115]")
        .inFile(compilation.sourceFiles().get(0))
        .onLine(3)
        .atColumn(25);
  }

  @Test
  void aSuperclassThatIsGeneratedMayHaveWhatAClassLacks() {
    Compilation compilation =
        weft(new Generator(
                "Made",
                "public abstract class Made {"
                    + " @Override public int hashCode() { return 1; }"
                    + " @Override public boolean equals(Object o) { return o instanceof Made; } }"))
            .compile(
                client(
                    """
                        @MeshService("a") class Client {
                          @LoadBalanced void go(@Instance Node node) {}
                        }
                        class Node extends Made {}
                        """));
    assertThat(compilation).succeeded();
  }

  @Test
  void aValueMayBeAConstantThatIsGenerated() {
    Compilation compilation =
        weft(new Generator(
                "Names",
                """
                    class Names {
                      static final String STORE = "lake_store_seconds", DELAY = "50ms", FB = "fb",
                          TIER = "tier=hot", KIND = "kind", MESH = "lake";
                    }
                    """))
            .compile(WITH_CONSTANTS);
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(source(compilation, "Client_Metrics.java"))
        .contains("\"tier\", \"hot\"", "ofMillis(50)", "lake_store_seconds", "\"kind\"");
    assertThat(source(compilation, "Client$Inner_Metrics.java")).contains("\"lake\"");
  }

  @Test
  void aValueThatIsMissingIsTheCompilersAlone() {
    Compilation compilation = weft().compile(WITH_CONSTANTS);
    assertThat(compilation).failed();
    assertThat(compilation.diagnostics())
        .allSatisfy(printed -> assertThat(printed.getMessage(null)).doesNotContain("WEFT"));
  }

  @Test
  void findingsOfAClassOfAnEarlierRoundHaveAPosition() {
    Compilation compilation =
        weft(new Generator("Made", "class Made {}"))
            .compile(
                client(
                    """
                        @MeshService("a") class Client {
                          @CircuitGuarded(trialCalls = 1) void go() {}
                          @CircuitGuarded(trialCalls = 2) void come() {}
                        }
                        """));
    assertThat(compilation)
        .hadErrorContaining("[WEFT-068]")
        .inFile(compilation.sourceFiles().get(0))
        .onLine(4)
        .atColumn(32);
  }

  @Test
  void aClassThatHadToWaitIsCheckedWhereItStands() {
    Compilation compilation =
        weft(new Generator("Made", "public class Made {}"))
            .compile(
                client(
                    """
                        @MeshService("a") class Client {
                          @Retried(maxAttempts = 1) void go(Made made) {}
                        }
                        """));
    assertThat(compilation)
        .hadErrorContaining("[WEFT-050]")
        .inFile(compilation.sourceFiles().get(0))
        .onLine(3)
        .atColumn(26);
  }
}
