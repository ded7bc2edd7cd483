package ai.datapunk.weft.processor.read;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.processor.testing.EveryRoundProcessor;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;

final class SignaturesTest {

  /** Methods of every kind of parameter; what reflection says of them is what must come out. */
  @SuppressWarnings({"unused", "ClassCanBeStatic"})
  abstract static class Methods<C extends Comparable<C> & Serializable> {
    abstract void none();

    abstract void primitives(int a, byte[] b, double[][] c);

    abstract void nested(Map.Entry<String, C> a, Methods.Inner<C>[] b, Methods<C>.Deep c);

    abstract <T extends List<String>> void generic(C a, T b, T[] c, List<? extends C> d);

    abstract void varied(Object... many);

    static class Inner<T> {}

    class Deep {}
  }

  @Test
  void aSignatureIsWhatReflectionGives() {
    Set<String> reflected =
        Arrays.stream(Methods.class.getDeclaredMethods())
            .filter(method -> !method.isSynthetic())
            .map(
                method ->
                    method.getName()
                        + Arrays.stream(method.getParameterTypes())
                            .map(Class::getTypeName)
                            .collect(Collectors.joining(",", "(", ")")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(mirrored()).isEqualTo(reflected);
  }

  private static Set<String> mirrored() {
    Set<String> signatures = new TreeSet<>();
    Compilation compilation =
        javac()
            .withProcessors(new Reader(signatures))
            .compile(JavaFileObjects.forSourceString("Empty", "class Empty {}"));
    assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    return signatures;
  }

  private static final class Reader extends EveryRoundProcessor {

    private final Set<String> into;

    Reader(Set<String> into) {
      this.into = into;
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      Signatures signatures =
          new Signatures(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
      TypeElement type =
          processingEnv.getElementUtils().getTypeElement(Methods.class.getCanonicalName());
      ElementFilter.methodsIn(type.getEnclosedElements()).stream()
          .map(signatures::of)
          .forEach(into::add);
      return false;
    }
  }
}
