package ai.datapunk.weft.processor;

import static ai.datapunk.weft.processor.testing.Compilers.inOrder;
import static ai.datapunk.weft.processor.testing.Sources.client;
import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Warnings that a build raises to errors: the first error is not the last finding. */
final class RaisedWarningsTest {

  @Test
  void anOverrideThatIsAnErrorHidesNoOther() {
    Compilation compilation =
        inOrder(new UnannotatedProcessor(), new WeftProcessor())
            .withOptions("-Aweft.WEFT_090=error")
            .compile(
                client(
                    """
                        @MeshService("a") class Client {
                          @CircuitGuarded(trialCalls = 1) void go() {}
                          @CircuitGuarded(trialCalls = 2) void come() {}
                          static class Child extends Client { void go() {} }
                        }
                        """));
    assertThat(compilation).hadErrorCount(2);
    JavaFileObject file = compilation.sourceFiles().get(0);
    assertThat(compilation).hadErrorContaining("[WEFT-090]").inFile(file).onLine(5).atColumn(44);
    assertThat(compilation).hadErrorContaining("[WEFT-068]").inFile(file).onLine(4).atColumn(32);
  }

  @Test
  void aLocalClassThatIsAnErrorHidesNoOther() {
    Compilation compilation =
        inOrder(new UnannotatedProcessor(), new WeftProcessor())
            .withOptions("-Aweft.WEFT_115=error")
            .compile(
                client(
                    """
                        @MeshService("a") class Client {
                          @CircuitGuarded(trialCalls = 1) void go() {}
                          @CircuitGuarded(trialCalls = 2) void come() {}
                          Object q = new Object() { @Timed(metric = "q_ms") void q() {} };
                        }
                        """));
    assertThat(compilation).hadErrorCount(2);
    JavaFileObject file = compilation.sourceFiles().get(0);
    assertThat(compilation).hadErrorContaining("[WEFT-115]").inFile(file).onLine(5).atColumn(29);
    assertThat(compilation).hadErrorContaining("[WEFT-068]").inFile(file).onLine(4).atColumn(32);
  }
}
