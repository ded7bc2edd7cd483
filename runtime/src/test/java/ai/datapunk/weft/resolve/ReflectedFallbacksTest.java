package ai.datapunk.weft.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Retried;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of several methods of a name is the fallback: as the processor chooses. */
class ReflectedFallbacksTest {

  static class Above {
    String inherited(String key) {
      return key;
    }

    private String hidden(String key) {
      return key;
    }

    Object callHidden(String key) {
      return hidden(key);
    }
  }

  interface Beside {
    default String promised(String key) {
      return key;
    }
  }

  @SuppressWarnings("UnusedMethod")
  static class Choices extends Above implements Beside {
    @Retried(fallback = "spare")
    long withThrown(int a, Integer b, List<String> c) {
      return 0;
    }

    long spare(int a, Integer b, List<String> c) {
      return 1;
    }

    int spare(long a, int b, Collection<String> c, Throwable thrown) {
      return 2;
    }

    long spare(int a, Integer b, List<String> c, Exception thrown) {
      return 3;
    }

    @Retried(fallback = "boxed")
    Object boxes(int a) {
      return a;
    }

    /** An int is no Long. */
    Object boxed(Long a) {
      return a;
    }

    Object boxed(Object a) {
      return a;
    }

    @CircuitGuarded(fallback = "inherited")
    String ofAbove(String key) {
      return key;
    }

    @CircuitGuarded(fallback = "promised")
    String ofInterface(String key) {
      return key;
    }

    @CircuitGuarded(fallback = "hidden")
    String ofNobody(String key) {
      return key;
    }

    @CircuitGuarded(fallback = "spare")
    static long ofStatic(int a, Integer b, List<String> c) {
      return 0;
    }

    @Retried(fallback = "first")
    @CircuitGuarded
    void twice() {}

    void first() {}

    /** Returns what void does not. */
    String first(Throwable thrown) {
      return "";
    }

    @Retried
    void none() {}
  }

  private static @Nullable String chosenFor(String name) {
    for (Method method : Choices.class.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        Method fallback = ReflectedFallbacks.of(method);
        return fallback == null
            ? null
            : MethodSpecs.signature(fallback.getName(), fallback.getParameterTypes());
      }
    }
    throw new AssertionError(name);
  }

  @Test
  void theOneThatTakesTheExceptionIsChosenIfItFits() {
    assertThat(chosenFor("withThrown"))
        .isEqualTo("spare(long,int,java.util.Collection,java.lang.Throwable)");
    assertThat(chosenFor("twice")).isEqualTo("first()");
  }

  @Test
  void argumentsFitAsTheyDoInACall() {
    assertThat(chosenFor("boxes")).isEqualTo("boxed(java.lang.Object)");
  }

  @Test
  void whatIsInheritedAndReachedCounts() {
    assertThat(chosenFor("ofAbove")).isEqualTo("inherited(java.lang.String)");
    assertThat(chosenFor("ofInterface")).isEqualTo("promised(java.lang.String)");
    assertThat(chosenFor("ofNobody")).isNull();
  }

  @Test
  void aStaticMethodHasNoInstanceToCallAFallbackOf() {
    assertThat(chosenFor("ofStatic")).isNull();
    assertThat(chosenFor("none")).isNull();
  }
}
