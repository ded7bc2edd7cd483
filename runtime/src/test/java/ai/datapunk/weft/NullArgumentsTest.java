package ai.datapunk.weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.loadbalancer.ConnectionErrors;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.Strategies;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A null where there must be something is refused by the argument's name, and changes nothing. */
class NullArgumentsTest {

  /** What stands where another argument is null. */
  private static final Map<Class<?>, Object> OTHERS =
      Map.of(
          String.class,
          "depot_seconds",
          Duration.class,
          Duration.ofMinutes(1),
          InstanceSource.class,
          InstanceSource.of("a"),
          Map.class,
          Map.of(),
          Function.class,
          Function.identity(),
          Object.class,
          "a",
          int.class,
          1,
          double.class,
          1.0);

  /** What Weft calls itself, with what is never null. */
  private static final Set<String> INTERNAL =
      Set.of("letGo", "includes", "labelSets", "ofFamilyAlone", "errorTypesOf", "retentionOf");

  static Stream<Arguments> methods() {
    Mesh mesh = Mesh.builder().registry(new PrometheusRegistry()).build();
    return Stream.of(
            new Object[] {Weft.class, null},
            new Object[] {Mesh.class, mesh},
            new Object[] {Mesh.Builder.class, Mesh.builder()},
            new Object[] {MetricsEndpoint.class, null},
            new Object[] {MetricsEndpoint.Builder.class, MetricsEndpoint.builder()},
            new Object[] {SeriesLimits.class, SeriesLimits.defaults()},
            new Object[] {Configuration.Builder.class, Configuration.builder()},
            new Object[] {Strategies.class, mesh.strategies()},
            new Object[] {ConnectionErrors.class, mesh.connectionErrors()},
            new Object[] {InstanceSource.class, null})
        .flatMap(each -> arguments((Class<?>) each[0], each[1]));
  }

  private static Stream<Arguments> arguments(Class<?> type, @Nullable Object target) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> !INTERNAL.contains(method.getName()))
        .filter(method -> target != null || Modifier.isStatic(method.getModifiers()))
        .flatMap(
            method ->
                Stream.iterate(0, i -> i < method.getParameterCount(), i -> i + 1)
                    .filter(i -> !method.getParameterTypes()[i].isPrimitive())
                    .map(i -> Arguments.of(method, i, target)));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void isRefusedByItsName(Method method, int parameter, @Nullable Object target) {
    @Nullable Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(OTHERS::get).toArray(Object[]::new);
    arguments[parameter] = null;
    assertThat(catchThrowable(() -> method.invoke(target, arguments)))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(NullPointerException.class)
        // A name, and not what the JVM says where a null is used.
        .hasMessageMatching("[a-z][A-Za-z]*");
  }

  @Test
  @SuppressWarnings("NullAway") // It is what is refused.
  void rulesThatAreNoneLeaveThoseThatHold() {
    try (Mesh mesh = Mesh.builder().registry(new PrometheusRegistry()).build()) {
      assertThat(catchThrowable(() -> mesh.rules(null))).hasMessage("given");
      mesh.rules(new SeriesRules(null, (metric, label, value) -> "sanitized", null));
      assertThat(mesh.engine().store().labels().cleaned("depot_seconds", "aisle", "12"))
          .isEqualTo("sanitized");
    }
  }
}
