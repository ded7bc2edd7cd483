package ai.datapunk.weft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.config.MethodSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotatedMethodsTest {

  private final AnnotatedMethods methods = new AnnotatedMethods();

  @Test
  void methodsAreInTheOrderOfClassesAndNames() {
    AnnotatedMethods.OfClass stock = () -> List.of(method("Stock", "b()"), method("Stock", "a()"));
    AnnotatedMethods.OfClass payment = () -> List.of(method("Payment", "pay()"));
    methods.add("Stock", stock);
    methods.add("Payment", payment);
    assertThat(methods.all())
        .containsExactly(
            method("Payment", "pay()"), method("Stock", "a()"), method("Stock", "b()"));
  }

  @Test
  void ofAClassThatWasLoadedAgainThoseOfTheLastAreShown() {
    AnnotatedMethods.OfClass before =
        () -> List.of(method("Stock", "fetch()"), method("Stock", "gone()"));
    AnnotatedMethods.OfClass after = () -> List.of(method("Stock", "fetch()"));
    methods.add("Stock", before);
    methods.add("Stock", after);
    assertThat(methods.all()).containsExactly(method("Stock", "fetch()"));
    // Nobody has let go of the first: no collector has to have come by.
    assertThat(before.settings()).hasSize(2);
  }

  private static MethodSettings method(String className, String method) {
    return new MethodSettings(className, method, List.of());
  }
}
