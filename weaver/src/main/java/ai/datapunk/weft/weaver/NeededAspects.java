package ai.datapunk.weft.weaver;

import ai.datapunk.weft.contract.classfile.AnnotatedMethod;
import ai.datapunk.weft.contract.classfile.MethodAnnotation;
import java.io.IOException;
import java.util.ArrayList;
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

  /** At how many positions a single argument is bound; the processor's rule has the same number. */
  private static final int POSITIONS = 16;

  /** Among how many parameters several are bound, and how many a method with a fallback has. */
  private static final int PARAMETERS = 12;

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

  /** Those that no aspect has advice for: the processor refuses them, which may not have run. */
  List<AnnotatedMethod> withoutAdvice(List<AnnotatedMethod> methods) throws IOException {
    List<AnnotatedMethod> without = new ArrayList<>();
    for (AnnotatedMethod method : methods) {
      if (!actsLater(method) && hasTooMany(method)) {
        without.add(method);
      }
    }
    return without;
  }

  private static boolean hasTooMany(AnnotatedMethod method) {
    List<Integer> bound = method.boundParameters();
    int behindLast = bound.isEmpty() ? 0 : bound.get(bound.size() - 1) + 1;
    return behindLast > (bound.size() == 1 ? POSITIONS : PARAMETERS)
        || (method.fallback() && method.parameterCount() > PARAMETERS);
  }

  /**
   * The return types that decide which advice these get, but for the JDK's, with the answers. It
   * differs when another jar on the class path makes one of them a future.
   */
  String asked(List<AnnotatedMethod> methods) throws IOException {
    Set<String> descriptors = new TreeSet<>();
    for (AnnotatedMethod method : methods) {
      String type = method.returnDescriptor();
      boolean mayActLater =
          method.fallback() || method.annotations().contains(MethodAnnotation.RETRIED);
      if (mayActLater && type.startsWith("L") && !type.startsWith("Ljava/")) {
        descriptors.add(type);
      }
    }
    return answers(descriptors);
  }

  /** What {@link #asked} would say today, given what it said. */
  String askedAgain(String asked) throws IOException {
    Set<String> descriptors = new TreeSet<>();
    for (String answer : asked.split(" ", -1)) {
      int end = answer.indexOf('=');
      if (end > 0) {
        descriptors.add(answer.substring(0, end));
      }
    }
    return answers(descriptors);
  }

  private String answers(Set<String> descriptors) throws IOException {
    StringBuilder answers = new StringBuilder();
    for (String descriptor : descriptors) {
      answers.append(descriptor).append('=').append(returnTypes.isFuture(descriptor)).append(' ');
    }
    return answers.toString().strip();
  }

  /** Whether its body runs after the call has returned; such a method may have any parameters. */
  private boolean actsLater(AnnotatedMethod method) throws IOException {
    boolean retried = method.annotations().contains(MethodAnnotation.RETRIED);
    return ReturnTypes.isPublisher(method.returnDescriptor())
        ? retried
            || method.fallback()
            || method.annotations().contains(MethodAnnotation.LOAD_BALANCED)
        : (retried || method.fallback()) && returnTypes.isFuture(method.returnDescriptor());
  }

  private void addFor(AnnotatedMethod method, Set<String> aspects) throws IOException {
    if (actsLater(method)) {
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
