package ai.datapunk.weft.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A method with at least one of Weft's annotations, its class's included.
 *
 * @param operation what it is called where no annotation says it
 * @param signature name and erased parameter types, as {@code MethodSpec} has it
 * @param throwsUndeclared whether it may throw checked exceptions without declaring them
 * @param trivial whether it only gives or sets a field, or is one that every object has
 * @param line where the method is declared, from 1 on, or 0 if the compiler does not tell
 * @param transaction the name of the annotation, its class's included, by which it runs in a
 *     transaction; null if there is none
 * @param ofSet whether it is one that the implementation of a metric set has to have
 * @param recordings what the annotations on it say that are for methods of metric sets: one in a
 *     set, and none elsewhere
 */
public record WeftMethod(
    Location at,
    String name,
    String operation,
    String signature,
    long line,
    Set<Modifier> modifiers,
    TypeFacts returns,
    List<WeftParameter> parameters,
    List<TypeFacts> thrown,
    boolean throwsUndeclared,
    boolean trivial,
    @Nullable String transaction,
    @Nullable TimedAnnotation timed,
    @Nullable RetriedAnnotation retried,
    @Nullable CircuitGuardedAnnotation guarded,
    @Nullable LoadBalancedAnnotation balanced,
    boolean ofSet,
    List<Recording> recordings) {

  /** Makes the collections unmodifiable. */
  public WeftMethod {
    modifiers = Set.copyOf(modifiers);
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
    recordings = List.copyOf(recordings);
  }

  /** Whether it has the modifier. */
  public boolean is(Modifier modifier) {
    return modifiers.contains(modifier);
  }

  /** The annotations that act on it, outermost first. */
  public List<MeshAnnotation> annotations() {
    List<MeshAnnotation> annotations = new ArrayList<>(4);
    addIfPresent(annotations, timed);
    addIfPresent(annotations, retried);
    addIfPresent(annotations, guarded);
    addIfPresent(annotations, balanced);
    return annotations;
  }

  /** The fallbacks that its annotations name; more than one is a mistake unless they are equal. */
  public List<NamedFallback> fallbacks() {
    List<NamedFallback> fallbacks = new ArrayList<>(2);
    if (retried != null && retried.fallback() != null) {
      fallbacks.add(retried.fallback());
    }
    if (guarded != null && guarded.fallback() != null) {
      fallbacks.add(guarded.fallback());
    }
    return fallbacks;
  }

  /** Whether it is none, in which case nothing can be recorded of it. */
  public boolean isConstructor() {
    return name.equals("<init>");
  }

  /** Whether its calls are recorded: otherwise only a parameter of it is annotated. */
  public boolean isInstrumented() {
    return timed != null || retried != null || guarded != null || balanced != null;
  }

  /** What it records in, as a method of a metric set; null if it is none, or a mistaken one. */
  public @Nullable Recording recording() {
    return ofSet && recordings.size() == 1 ? recordings.get(0) : null;
  }

  /** The metric of the user's own that it records in, or its calls are recorded in. */
  public @Nullable NamedMetric metric() {
    Recording recording = recording();
    if (recording != null) {
      return recording.metric();
    }
    return timed == null ? null : timed.named();
  }

  /** What its calls are to reach; null if that is not written. */
  public @Nullable ObjectiveAnnotation objective() {
    return timed == null ? null : timed.objective();
  }

  /** Whether it gives what counts as in flight until it is closed. */
  public boolean returnsInFlight() {
    return returns.name().equals("ai.datapunk.weft.metrics.InFlight");
  }

  /** The parameters that are no labels, of a method of a metric set: what is recorded. */
  public List<WeftParameter> values() {
    return parameters.stream().filter(parameter -> parameter.label() == null).toList();
  }

  /** Whether it is trivial, and annotated only because its class is. */
  public boolean isReachedAccessor() {
    return trivial
        && isInstrumented()
        && annotations().stream().allMatch(annotation -> annotation.at().method() == null)
        && parameters.stream().noneMatch(WeftParameter::isBound);
  }

  /** The same, without a metric of its own. */
  WeftMethod withoutMetric() {
    return new WeftMethod(
        at,
        name,
        operation,
        signature,
        line,
        modifiers,
        returns,
        parameters,
        thrown,
        throwsUndeclared,
        trivial,
        transaction,
        null,
        retried,
        guarded,
        balanced,
        ofSet,
        List.of());
  }

  private static void addIfPresent(
      List<MeshAnnotation> annotations, @Nullable MeshAnnotation annotation) {
    if (annotation != null) {
      annotations.add(annotation);
    }
  }
}
