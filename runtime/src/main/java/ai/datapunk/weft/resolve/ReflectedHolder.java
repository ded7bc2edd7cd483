package ai.datapunk.weft.resolve;

import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MetricHolder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What says and does by reflection what a generated holder would that cannot be asked. The
 * processor has checked the class: what its annotations name is there, and fits.
 */
final class ReflectedHolder implements MetricHolder {

  private static final Logger LOG = LoggerFactory.getLogger(MethodSpecs.class);

  private final List<MethodSpec> methods;
  private final @Nullable Method[] fallbacks;

  /**
   * The holder of a class.
   *
   * @param methods those of its methods that the generated holder is about
   */
  ReflectedHolder(Class<?> type, List<MethodSpec> methods) {
    this.methods = List.copyOf(methods);
    this.fallbacks = new Method[methods.size()];
    Map<String, Method> declared = new HashMap<>();
    for (Method method : type.getDeclaredMethods()) {
      if (!method.isSynthetic()) {
        declared.put(MethodSpecs.signature(method.getName(), method.getParameterTypes()), method);
      }
    }
    for (int i = 0; i < fallbacks.length; i++) {
      Method method = declared.get(methods.get(i).signature());
      fallbacks[i] = method == null ? null : callable(ReflectedFallbacks.of(method));
    }
  }

  private static @Nullable Method callable(@Nullable Method fallback) {
    if (fallback != null && !fallback.trySetAccessible()) {
      LOG.atWarn()
          .addKeyValue("method", fallback)
          .log(
              "The fallback {} is not called: the module {} does not let Weft reach it",
              fallback,
              fallback.getDeclaringClass().getModule().getName());
      return null;
    }
    return fallback;
  }

  @Override
  public MethodSpec[] methods() {
    return methods.toArray(MethodSpec[]::new);
  }

  @Override
  public boolean hasFallback(int method) {
    return fallbacks[method] != null;
  }

  @Override
  public @Nullable Object fallback(
      int method, @Nullable Object target, @Nullable Object[] arguments, Throwable thrown)
      throws Throwable {
    Method fallback = fallbacks[method];
    if (fallback == null) {
      throw thrown;
    }
    @Nullable Object[] all = Arrays.copyOf(arguments, fallback.getParameterCount());
    if (all.length > arguments.length) {
      all[arguments.length] = thrown;
    }
    try {
      return fallback.invoke(target, all);
    } catch (InvocationTargetException itsOwn) {
      throw itsOwn.getCause() == null ? itsOwn : itsOwn.getCause();
    }
  }
}
