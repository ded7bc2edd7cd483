package ai.datapunk.weft.metrics;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.annotation.MetricSet;
import ai.datapunk.weft.contract.MetricSetNames;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the implementation that Weft's processor wrote of a metric set, by its name: relocated
 * together, the two still find each other. Recording needs no reflection.
 */
final class MetricSets {

  private MetricSets() {}

  static <S> S implementation(Class<S> metricSet, Metrics metrics) {
    if (!requireNonNull(metricSet, "metricSet").isAnnotationPresent(MetricSet.class)) {
      throw new IllegalArgumentException(
          metricSet.getName() + " is no metric set: put @MetricSet on the interface");
    }
    return metricSet.cast(instance(implementationOf(metricSet), metrics));
  }

  private static Class<?> implementationOf(Class<?> metricSet) {
    String name = metricSet.getName() + MetricSetNames.SUFFIX;
    try {
      return Class.forName(name, true, metricSet.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(
          name
              + " is not there: have Weft's processor run when "
              + metricSet.getName()
              + " is compiled (weft-maven-plugin has it run; without that, add weft-processor to the"
              + " annotation processors), or, where it did and a shrinker or a native image has left the"
              + " class out, keep it or call its constructor in place of Weft.metrics(…)",
          missing);
    }
  }

  private static Object instance(Class<?> implementation, Metrics metrics) {
    try {
      Constructor<?> constructor = implementation.getConstructor(Metrics.class);
      return constructor.newInstance(metrics);
    } catch (InvocationTargetException thrown) {
      throw asUnchecked(thrown.getCause(), implementation);
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(
          implementation.getName()
              + " cannot be reached: write in module-info.java: opens "
              + implementation.getPackageName()
              + " to "
              + MetricSets.class.getModule().getName()
              + ";",
          closed);
    } catch (ReflectiveOperationException other) {
      throw new IllegalStateException(
          implementation.getName()
              + " was written by another version of Weft's processor: compile anew what declares"
              + " the metric set",
          other);
    }
  }

  /** What the constructor throws says itself what to do, such as to choose another name. */
  private static RuntimeException asUnchecked(@Nullable Throwable cause, Class<?> implementation) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(implementation.getName() + " cannot be made", cause);
  }
}
