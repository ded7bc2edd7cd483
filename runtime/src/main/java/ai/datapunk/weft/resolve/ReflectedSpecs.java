package ai.datapunk.weft.resolve;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads specifications from a class's annotations at run time: for classes that the processor did
 * not see. Gives what the processor's generated holder would.
 */
public final class ReflectedSpecs {

  private static final Logger LOG = LoggerFactory.getLogger(ReflectedSpecs.class);

  /** The service of a method for which none is named. */
  private static final String UNKNOWN_SERVICE = LabelValues.UNKNOWN;

  /** How many values a label may take whose limit is not declared. */
  private static final int DEFAULT_MAX_VALUES = 100;

  private ReflectedSpecs() {}

  public static List<MethodSpec> read(Class<?> type) {
    return read(type, method -> true);
  }

  /** Those of methods that no compiler shows to annotation processors. */
  static List<MethodSpec> readHidden(Class<?> type) {
    return read(type, KotlinNames::isHidden);
  }

  private static List<MethodSpec> read(Class<?> type, Predicate<Method> some) {
    List<MethodSpec> specs = new ArrayList<>();
    Method[] methods = type.getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::toString));
    for (Method method : methods) {
      if (method.isSynthetic()
          || Modifier.isAbstract(method.getModifiers())
          || !some.test(method)) {
        continue;
      }
      try {
        MethodSpec spec = read(method);
        if (spec != null) {
          specs.add(spec);
          warnOfFallback(method);
        }
      } catch (IllegalArgumentException fault) {
        LOG.atWarn()
            .addKeyValue("method", method)
            .log("Nothing is recorded for the method {}: {}", method, fault.getMessage());
      }
    }
    return specs;
  }

  /** Where the processor did not run at all, the class as a whole is told of. */
  private static void warnOfFallback(Method method) {
    Retried retried = find(method, Retried.class);
    CircuitGuarded guarded = find(method, CircuitGuarded.class);
    boolean fallback =
        (retried != null && !retried.fallback().isEmpty())
            || (guarded != null && !guarded.fallback().isEmpty());
    if (fallback && KotlinNames.isHidden(method)) {
      LOG.atWarn()
          .addKeyValue("method", method)
          .log(
              "The fallback of {} is not called: Kotlin does not show functions with parameters of"
                  + " value classes to annotation processors. A @JvmName makes it visible",
              method.getName());
    }
  }

  private static @Nullable MethodSpec read(Method method) {
    Timed timed = find(method, Timed.class);
    Retried retried = find(method, Retried.class);
    CircuitGuarded guarded = find(method, CircuitGuarded.class);
    LoadBalanced balanced = method.getAnnotation(LoadBalanced.class);
    if (timed == null && retried == null && guarded == null && balanced == null) {
      return null;
    }
    MethodSpec spec =
        new MethodSpec(
            MethodSpecs.signature(method.getName(), method.getParameterTypes()),
            null,
            null,
            null,
            null,
            null);
    if (timed != null) {
      spec =
          timed.metric().isEmpty()
              ? spec.timed(service(method, timed.service()), operation(method, timed.operation()))
              : spec.timed(customHistogram(method, timed));
    }
    if (retried != null) {
      spec =
          spec.retried(
              service(method, retried.service()),
              operation(method, retried.operation()),
              AnnotatedPolicies.of(retried));
    }
    if (guarded != null) {
      spec = spec.circuitGuarded(service(method, guarded.service()), AnnotatedPolicies.of(guarded));
    }
    if (balanced != null) {
      spec =
          spec.loadBalanced(
              service(method, balanced.service()),
              balanced.strategy(),
              AnnotatedPolicies.maxInstances(balanced),
              instanceParameter(method));
    }
    return spec;
  }

  /** The annotation of a method, or of its class if that holds for the method. */
  static <A extends Annotation> @Nullable A find(Method method, Class<A> annotation) {
    A own = method.getAnnotation(annotation);
    return own == null && Modifier.isPublic(method.getModifiers())
        ? method.getDeclaringClass().getAnnotation(annotation)
        : own;
  }

  private static String service(Method method, String given) {
    if (!given.isEmpty()) {
      return given;
    }
    for (Class<?> type = method.getDeclaringClass();
        type != null;
        type = type.getEnclosingClass()) {
      MeshService named = type.getAnnotation(MeshService.class);
      if (named != null) {
        return named.value();
      }
    }
    return UNKNOWN_SERVICE;
  }

  private static String operation(Method method, String given) {
    return given.isEmpty() ? KotlinNames.operation(method) : given;
  }

  private static int instanceParameter(Method method) {
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].isAnnotationPresent(Instance.class)) {
        return i;
      }
    }
    throw new IllegalArgumentException("none of its parameters is marked @Instance");
  }

  private static CustomHistogram customHistogram(Method method, Timed timed) {
    CustomHistogram metric =
        CustomHistogram.of(timed.metric(), timed.help())
            .buckets(timed.buckets())
            .histogram(timed.histogram());
    for (String text : timed.labels()) {
      ConstantLabel label = ConstantLabel.parse(text);
      if (!label.isComplete()) {
        throw new IllegalArgumentException("the label '" + text + "' is not written name=value");
      }
      metric = metric.constantLabel(label.name(), label.value());
    }
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      Label label = parameters[i].getAnnotation(Label.class);
      if (label != null) {
        metric = labelled(metric, label, i, parameters[i].getType());
      }
    }
    return metric;
  }

  private static CustomHistogram labelled(
      CustomHistogram metric, Label label, int parameter, Class<?> type) {
    Set<String> names = new LinkedHashSet<>();
    if (addConstants(type, names)) {
      return metric.closedLabel(label.value(), parameter, names.toArray(String[]::new));
    }
    if (type == boolean.class || type == Boolean.class) {
      return metric.closedLabel(
          label.value(), parameter, LabelValues.BOOLEANS.toArray(String[]::new));
    }
    int max = label.max() > 0 ? label.max() : DEFAULT_MAX_VALUES;
    if (label.mask()) {
      return metric.maskedLabel(label.value(), parameter, max);
    }
    return label.allow().isBlank()
        ? metric.boundedLabel(label.value(), parameter, max)
        : metric.allowedLabel(label.value(), parameter, max);
  }

  /**
   * Whether the type is an enum, or sealed and made of nothing but enums; then with their names.
   * Not asked for the constants themselves: that would initialize it, and if that fails, whoever
   * uses it first is to see why.
   */
  private static boolean addConstants(Class<?> type, Set<String> names) {
    if (type.isEnum()) {
      Arrays.stream(type.getDeclaredFields())
          .filter(Field::isEnumConstant)
          .forEach(each -> names.add(each.getName()));
      return true;
    }
    return type.isSealed()
        && Modifier.isAbstract(type.getModifiers())
        && Arrays.stream(type.getPermittedSubclasses()).allMatch(each -> addConstants(each, names));
  }
}
