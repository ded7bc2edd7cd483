package ai.datapunk.weft.processor.read;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.JitterType;
import ai.datapunk.weft.contract.OperationNames;
import ai.datapunk.weft.contract.WindowText;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Reads the annotations that hold for a method: its own, or else its class's where it is public.
 */
final class AnnotationReader {

  private final Elements elements;
  private final TypeReader typeReader;
  private final FallbackReader fallbackReader;
  private final PredicateReader predicateReader;

  AnnotationReader(
      Elements elements,
      TypeReader typeReader,
      FallbackReader fallbackReader,
      PredicateReader predicateReader) {
    this.elements = elements;
    this.typeReader = typeReader;
    this.fallbackReader = fallbackReader;
    this.predicateReader = predicateReader;
  }

  /** An annotation's values, and where it stands. */
  private record Found(AnnotationValues values, Location at) {}

  @Nullable TimedAnnotation timed(ExecutableElement method, Location at) {
    Found found = find(method, at, "Timed");
    if (found == null) {
      return null;
    }
    AnnotationValues values = found.values();
    return new TimedAnnotation(
        found.at(),
        service(method, values),
        operation(method, values),
        values.string("service"),
        values.string("operation"),
        values.string("metric"),
        values.string("help"),
        values.decimals("buckets"),
        values.strings("labels"),
        values.constant("histogram"),
        objective(found));
  }

  /** What is left out, also by an older version of the annotations, says nothing. */
  private @Nullable ObjectiveAnnotation objective(Found timed) {
    if (!timed.values().written().contains("objective")) {
      return null;
    }
    AnnotationValues values = timed.values().nested("objective", elements);
    return new ObjectiveAnnotation(
        timed.at().nested("objective"),
        values.decimal("availability"),
        DurationText.of(values.string("latency")),
        values.decimal("latencyTarget"),
        DurationText.of(values.string("window")),
        values.written());
  }

  @Nullable RetriedAnnotation retried(ExecutableElement method, Location at) {
    Found found = find(method, at, "Retried");
    if (found == null) {
      return null;
    }
    AnnotationValues values = found.values();
    return new RetriedAnnotation(
        found.at(),
        service(method, values),
        operation(method, values),
        values.integer("maxAttempts"),
        DurationText.of(values.string("delay")),
        values.decimal("multiplier"),
        DurationText.of(values.string("maxDelay")),
        values.decimal("jitter"),
        JitterType.valueOf(values.constant("jitterType")),
        values.decimal("budget"),
        DurationText.of(values.string("maxDuration")),
        facts(values.types("retryOn")),
        facts(values.types("abortOn")),
        predicateReader.read(values.type("retryOnResult"), method),
        fallback(found, method),
        values.written());
  }

  @Nullable CircuitGuardedAnnotation guarded(ExecutableElement method, Location at) {
    Found found = find(method, at, "CircuitGuarded");
    if (found == null) {
      return null;
    }
    AnnotationValues values = found.values();
    return new CircuitGuardedAnnotation(
        found.at(),
        service(method, values),
        values.decimal("failureRate"),
        WindowText.of(values.string("window")),
        values.integer("minimumCalls"),
        DurationText.of(values.string("openFor")),
        values.integer("trialCalls"),
        DurationText.of(values.string("slowCall")),
        values.decimal("slowCallRate"),
        facts(values.types("failOn")),
        facts(values.types("ignore")),
        fallback(found, method),
        values.written());
  }

  @Nullable LoadBalancedAnnotation balanced(ExecutableElement method, Location at) {
    Optional<AnnotationValues> found = AnnotationValues.on(method, "LoadBalanced", elements);
    return found
        .map(
            values ->
                new LoadBalancedAnnotation(
                    at.annotation("LoadBalanced"),
                    service(method, values),
                    !values.string("service").isEmpty(),
                    values.string("strategy"),
                    values.integer("maxInstances")))
        .orElse(null);
  }

  @Nullable LabelAnnotation label(VariableElement parameter, Location at) {
    return AnnotationValues.on(parameter, "Label", elements)
        // Without its name it is no label: javac says so.
        .filter(values -> values.written().contains("value"))
        .map(
            values ->
                new LabelAnnotation(
                    at.annotation("Label"),
                    values.string("value"),
                    values.integer("max"),
                    values.flag("mask"),
                    values.string("allow")))
        .orElse(null);
  }

  /** An annotation of the class does not give a fallback to the fallback itself. */
  private @Nullable NamedFallback fallback(Found found, ExecutableElement method) {
    String name = found.values().string("fallback");
    boolean itself = found.at().method() == null && method.getSimpleName().contentEquals(name);
    return name.isEmpty() || itself
        ? null
        : fallbackReader.read(name, found.at().attribute("fallback"), method);
  }

  private @Nullable Found find(ExecutableElement method, Location at, String annotation) {
    Optional<AnnotationValues> own = AnnotationValues.on(method, annotation, elements);
    if (own.isPresent()) {
      return new Found(own.get(), at.annotation(annotation));
    }
    if (!isReachedByItsClass(method)) {
      return null;
    }
    Optional<AnnotationValues> ofClass =
        AnnotationValues.on(Nesting.outwards(method).get(0), annotation, elements);
    return ofClass
        .map(values -> new Found(values, Location.of(at.type()).annotation(annotation)))
        .orElse(null);
  }

  /** Nothing runs in an abstract or native method, so its class's annotation passes over it. */
  static boolean isReachedByItsClass(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.PUBLIC)
        && !method.getModifiers().contains(Modifier.ABSTRACT)
        && !method.getModifiers().contains(Modifier.NATIVE);
  }

  private @Nullable String service(ExecutableElement method, AnnotationValues values) {
    String written = values.string("service");
    return written.isEmpty() ? meshService(method) : written;
  }

  private @Nullable String meshService(Element method) {
    for (TypeElement type : Nesting.outwards(method)) {
      Optional<AnnotationValues> mesh = AnnotationValues.on(type, "MeshService", elements);
      if (mesh.isPresent()) {
        String name = mesh.get().string("value");
        // A blank one is a mistake of its own, which is said where it stands.
        return name.isBlank() ? "" : name;
      }
    }
    return null;
  }

  private static String operation(ExecutableElement method, AnnotationValues values) {
    String written = values.string("operation");
    if (!written.isEmpty()) {
      return written;
    }
    return operation(method);
  }

  /** The operation of a method for which none is written. */
  static String operation(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    return KotlinClasses.contain(method) ? OperationNames.ofKotlin(name) : OperationNames.of(name);
  }

  private List<TypeFacts> facts(List<TypeMirror> types) {
    return types.stream().map(typeReader::read).toList();
  }
}
