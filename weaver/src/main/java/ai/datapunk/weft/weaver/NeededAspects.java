package ai.datapunk.weft.weaver;

import ai.datapunk.weft.contract.classfile.AnnotatedMethod;
import ai.datapunk.weft.contract.classfile.MethodAnnotation;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of Weft's aspects have advice for a method. AspectJ reads and resolves each aspect that it
 * is given, so it is given no other. Thread-safe.
 */
final class NeededAspects {

  /** What the series of a class come into being by; for any class that has an annotated method. */
  static final String CLASS_INITIALIZATION = "ClassInitialization";

  private final ReturnTypes returnTypes;

  NeededAspects(ReturnTypes returnTypes) {
    this.returnTypes = returnTypes;
  }

  /** The simple names of the aspects that have advice for one of these. */
  Set<String> of(List<AnnotatedMethod> methods) throws IOException {
    Set<String> aspects = new TreeSet<>(Set.of(CLASS_INITIALIZATION));
    for (AnnotatedMethod method : methods) {
      addFor(method, aspects);
    }
    return aspects;
  }

  private void addFor(AnnotatedMethod method, Set<String> aspects) throws IOException {
    boolean publishes = ReturnTypes.isPublisher(method.returnDescriptor());
    boolean retried = method.annotations().contains(MethodAnnotation.RETRIED);
    boolean actsLater =
        publishes
            ? retried
                || method.fallback()
                || method.annotations().contains(MethodAnnotation.LOAD_BALANCED)
            : (retried || method.fallback()) && returnTypes.isFuture(method.returnDescriptor());
    if (actsLater) {
      aspects.add("DeferredCall");
      return;
    }
    List<Integer> bound = method.boundParameters();
    switch (bound.size()) {
      case 0 -> aspects.add("UnboundCall");
      case 1 -> aspects.add("BoundCallAt" + bound.get(0));
      default -> aspects.add("BoundCallOf" + (bound.get(bound.size() - 1) + 1));
    }
    if (method.fallback()) {
      aspects.add("FallbackCallOf" + method.parameterCount());
    }
  }
}
