package ai.datapunk.weft.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.Retried;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Annotations that the compiler did not see are held to its ranges. */
class AnnotatedPoliciesTest {

  @SuppressWarnings("unused") // Read by reflection.
  private static final class Annotated {
    @Retried(maxAttempts = 1)
    void attempts() {}

    @Retried(delay = "2h", maxDelay = "2h")
    void delay() {}

    @CircuitGuarded(window = "2h")
    void window() {}

    @CircuitGuarded(minimumCalls = 100_001)
    void minimumCalls() {}

    @CircuitGuarded(trialCalls = 10_001)
    void trialCalls() {}

    @LoadBalanced(maxInstances = 10_001)
    void instances(@Instance String instance) {}
  }

  @Test
  void aValueOutOfItsRangeIsRefusedWithTheRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnnotatedPolicies.of(of("attempts", Retried.class)))
        .withMessage("maxAttempts = 1 is out of range: it must be 2 to 100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnnotatedPolicies.of(of("delay", Retried.class)))
        .withMessage("delay = \"2h\" is out of range: it must be \"0s\" to \"1h\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnnotatedPolicies.of(of("window", CircuitGuarded.class)))
        .withMessage(
            "window = \"2h\" is out of range: it must be \"1s\" to \"1h\", or 1 to 100000 calls");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnnotatedPolicies.of(of("minimumCalls", CircuitGuarded.class)))
        .withMessage("minimumCalls = 100001 is out of range: it must be 1 to 100000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnnotatedPolicies.of(of("trialCalls", CircuitGuarded.class)))
        .withMessage("trialCalls = 10001 is out of range: it must be 1 to 10000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnnotatedPolicies.maxInstances(of("instances", LoadBalanced.class)))
        .withMessage("maxInstances = 10001 is out of range: it must be 1 to 10000");
  }

  @Test
  void suchMethodsAreNotRecorded() {
    assertThat(ReflectedSpecs.read(Annotated.class)).isEmpty();
  }

  private static <A extends Annotation> A of(String name, Class<A> annotation) {
    Method method =
        Arrays.stream(Annotated.class.getDeclaredMethods())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return method.getAnnotation(annotation);
  }
}
