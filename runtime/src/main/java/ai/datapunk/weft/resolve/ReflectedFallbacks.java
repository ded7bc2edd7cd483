package ai.datapunk.weft.resolve;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Retried;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the fallback that a method's annotations name, by the rules of the processor. */
final class ReflectedFallbacks {

  private ReflectedFallbacks() {}

  /** The fallback of the method; null if it has none. */
  static @Nullable Method of(Method method) {
    String name = name(method);
    return name.isEmpty()
        ? null
        : members(method.getDeclaringClass()).stream()
            .filter(other -> other.getName().equals(name) && !other.equals(method))
            .filter(other -> fits(other, method))
            .min(
                Comparator.comparing((Method other) -> !takesThrown(other, method))
                    .thenComparing(other -> MethodSpecs.signature(name, other.getParameterTypes())))
            .orElse(null);
  }

  private static String name(Method method) {
    Retried retried = ReflectedSpecs.find(method, Retried.class);
    if (retried != null && !retried.fallback().isEmpty()) {
      return retried.fallback();
    }
    CircuitGuarded guarded = ReflectedSpecs.find(method, CircuitGuarded.class);
    return guarded == null ? "" : guarded.fallback();
  }

  /**
   * All that the class can be asked for from its own package; the nearest of what is overridden.
   */
  private static List<Method> members(Class<?> type) {
    Map<String, Method> members = new LinkedHashMap<>();
    for (Class<?> above : withAbove(type)) {
      for (Method method : above.getDeclaredMethods()) {
        int modifiers = method.getModifiers();
        boolean reached =
            Modifier.isPublic(modifiers)
                || (!Modifier.isPrivate(modifiers)
                    && above.getPackageName().equals(type.getPackageName()));
        boolean inherited = !above.isInterface() || !Modifier.isStatic(modifiers) || above == type;
        if (reached && inherited && !method.isSynthetic()) {
          members.putIfAbsent(
              MethodSpecs.signature(method.getName(), method.getParameterTypes()), method);
        }
      }
    }
    return new ArrayList<>(members.values());
  }

  /** The class, then those above it, then interfaces. */
  private static List<Class<?>> withAbove(Class<?> type) {
    List<Class<?>> all = new ArrayList<>();
    for (Class<?> above = type; above != null; above = above.getSuperclass()) {
      all.add(above);
    }
    for (int i = 0; i < all.size(); i++) {
      for (Class<?> above : all.get(i).getInterfaces()) {
        if (!all.contains(above)) {
          all.add(above);
        }
      }
    }
    return all;
  }

  private static boolean fits(Method fallback, Method method) {
    int extra = fallback.getParameterCount() - method.getParameterCount();
    if (extra != 0 && !takesThrown(fallback, method)) {
      return false;
    }
    if (Modifier.isStatic(method.getModifiers()) && !Modifier.isStatic(fallback.getModifiers())) {
      return false;
    }
    Class<?>[] arguments = method.getParameterTypes();
    for (int i = 0; i < arguments.length; i++) {
      if (!isAssignable(arguments[i], fallback.getParameterTypes()[i])) {
        return false;
      }
    }
    return isAssignable(fallback.getReturnType(), method.getReturnType());
  }

  private static boolean takesThrown(Method fallback, Method method) {
    int last = fallback.getParameterCount() - 1;
    return last == method.getParameterCount()
        && fallback.getParameterTypes()[last] == Throwable.class;
  }

  /** Whether a value of one type may be given for another (Java Language Specification, 5.3). */
  private static boolean isAssignable(Class<?> from, Class<?> to) {
    if (from == to || to.isAssignableFrom(from)) {
      return true;
    }
    if (from == void.class || to == void.class) {
      return false;
    }
    if (!to.isPrimitive()) {
      return from.isPrimitive()
          && to.isAssignableFrom(MethodType.methodType(from).wrap().returnType());
    }
    Class<?> unboxed = MethodType.methodType(from).unwrap().returnType();
    return unboxed.isPrimitive() && widens(unboxed, to);
  }

  private static boolean widens(Class<?> from, Class<?> to) {
    try {
      MethodHandles.identity(from).asType(MethodType.methodType(to, from));
      return true;
    } catch (WrongMethodTypeException other) {
      return false;
    }
  }
}
