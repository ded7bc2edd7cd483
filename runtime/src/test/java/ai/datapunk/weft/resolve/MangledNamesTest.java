package ai.datapunk.weft.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MetricHolder;
import ai.datapunk.weft.testing.CapturedLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * Classes as Kotlin's compiler writes them: a function with a parameter of a value class has a
 * hyphen in its name, and kapt does not show it to the processor.
 */
class MangledNamesTest {

  /** One function that the processor was shown, and one that it was not. */
  @MeshService("orders")
  static class Client {
    @Timed
    String fetch(String key) {
      return key;
    }

    @Timed
    @Retried(fallback = "spare")
    String fetchOrder_QsCqR34(String id) {
      return id;
    }
  }

  /** What the processor generated for it. */
  public static final class Client_Metrics implements MetricHolder {
    @Override
    public MethodSpec[] methods() {
      return new MethodSpec[] {
        MethodSpec.of("fetch(java.lang.String)").timed("orders", "fetch"),
      };
    }

    @Override
    public boolean isPartial() {
      return true;
    }
  }

  /** Nothing of which the processor was shown. */
  @MeshService("orders")
  static class Hidden {
    @Timed
    String fetchOrder_QsCqR34(String id) {
      return id;
    }
  }

  /** Puts the hyphen where Java's compiler takes none. */
  private static final class KotlinLoader extends ClassLoader {

    private KotlinLoader() {
      super(MangledNamesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(MangledNamesTest.class.getName() + "$")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known != null ? known : mangled(name);
    }

    private Class<?> mangled(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (file == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] code =
            new String(file.readAllBytes(), StandardCharsets.ISO_8859_1)
                .replace("_QsCqR34", "-QsCqR34")
                .getBytes(StandardCharsets.ISO_8859_1);
        return defineClass(name, code, 0, code.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
  }

  private static MethodSpecs specsOf(Class<?> type) throws ClassNotFoundException {
    return MethodSpecs.of(new KotlinLoader().loadClass(type.getName()));
  }

  @Test
  void whatTheHolderWasNotShownIsReadByReflectionAndNamedAsItIsWritten() throws Exception {
    MethodSpecs specs = specsOf(Client.class);
    assertThat(specs.holder()).isNotNull();
    assertThat(specs.methods())
        .extracting(MethodSpec::signature)
        .containsExactly("fetch(java.lang.String)", "fetchOrder-QsCqR34(java.lang.String)");
    assertThat(specs.methods().get(1).timed())
        .isEqualTo(new MethodSpec.Operation("orders", "fetch_order"));
  }

  @Test
  void whereNoOperationIsWrittenItIsTheNameWithoutTheMark() {
    assertThat(MethodSpecs.operation(Client.class, "loadOrder-QsCqR34")).isEqualTo("load_order");
    assertThat(MethodSpecs.operation(Client.class, "loadOrder$main")).isEqualTo("load_order_main");
  }

  @Test
  void aFallbackThatTheHolderWasNotShownIsTold() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      assertThat(specsOf(Client.class).methods()).hasSize(2);
      assertThat(log.linesWith("The fallback of")).singleElement().asString().contains("@JvmName");
    }
  }

  @Test
  void whereThereIsNothingToShowNobodyIsToldThatTheProcessorDidNotRun() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      assertThat(specsOf(Hidden.class).methods()).hasSize(1);
      assertThat(log.linesWith("did not run")).isEmpty();
    }
  }
}
