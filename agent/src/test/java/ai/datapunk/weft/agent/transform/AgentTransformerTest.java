package ai.datapunk.weft.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.classfile.MethodAnnotation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class AgentTransformerTest {

  private static final Instrumentation NO_INSTRUMENTATION =
      (Instrumentation)
          Proxy.newProxyInstance(
              AgentTransformerTest.class.getClassLoader(),
              new Class<?>[] {Instrumentation.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<ClassLoader> asked = new ArrayList<>();
  private final ClassLoader application = new ClassLoader("application", null) {};

  private byte @Nullable [] transform(@Nullable ClassLoader loader, String name, byte[] classFile) {
    AgentLog log = new AgentLog(new PrintStream(said, true, StandardCharsets.UTF_8), false);
    LoaderWeavers failing =
        new LoaderWeavers(null, log) {
          @Override
          Weaving of(ClassLoader of) {
            asked.add(of);
            throw new IllegalStateException("out of order");
          }
        };
    return new AgentTransformer(
            failing, new ClassDefiner(NO_INSTRUMENTATION), new AgentStatus("1"), log)
        .transform(loader, name, null, null, classFile);
  }

  private static byte[] annotated(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    writer.visitAnnotation(MethodAnnotation.TIMED.descriptor(), true).visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static byte[] plain() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "shop/Plain", null, "java/lang/Object", null);
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void aClassWithoutAnnotationsBringsNoWeaverIntoBeing() {
    assertThat(transform(application, "shop/Plain", plain())).isNull();
    assertThat(asked).isEmpty();
  }

  @Test
  void classesOfTheJdkAndOfTheAgentAreNotLookedAt() {
    byte[] classFile = annotated("shop/Client");
    assertThat(transform(null, "shop/Client", classFile)).isNull();
    assertThat(transform(ClassLoader.getPlatformClassLoader(), "shop/Client", classFile)).isNull();
    assertThat(transform(AgentTransformer.class.getClassLoader(), "shop/Client", classFile))
        .isNull();
    assertThat(asked).isEmpty();
  }

  @Test
  void subclassesThatLibrariesMakeAreLeftAlone() {
    for (String name :
        List.of("shop/Client$$SpringCGLIB$$0", "shop/Client$MockitoMock$17", "shop/$Proxy7")) {
      assertThat(transform(application, name, annotated(name))).isNull();
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void aFaultLeavesTheClassAsItIsAndNamesIt() {
    assertThat(transform(application, "shop/Client", annotated("shop/Client"))).isNull();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines(
            "weft-agent: the class shop.Client is not woven:"
                + " java.lang.IllegalStateException: out of order");
    assertThat(System.getProperty(AgentStatus.UNWOVEN)).isEqualTo("shop.Client");
  }

  @Test
  void whatIsNoClassFileIsLeftToTheJvm() {
    assertThat(transform(application, "shop/Broken", new byte[] {1, 2, 3})).isNull();
  }
}
