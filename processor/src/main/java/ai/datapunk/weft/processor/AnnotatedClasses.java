package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.read.AnnotationValues;
import ai.datapunk.weft.processor.read.Nesting;
import ai.datapunk.weft.processor.read.UnresolvedAnnotations;
import com.google.auto.common.SuperficialValidation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Finds the classes with annotations, and puts off those that are not well-formed yet: another
 * processor may be about to generate what they refer to. What never becomes well-formed is left to
 * the compiler, which prints its own error; a second one from here would only be noise.
 */
final class AnnotatedClasses {

  private final Elements elements;
  private final UnresolvedAnnotations unresolved;

  // Names, since an element does not outlive its round.
  private final Set<String> deferred = new LinkedHashSet<>();

  AnnotatedClasses(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.unresolved = new UnresolvedAnnotations(environment);
  }

  /** The classes to process in this round. */
  List<TypeElement> in(RoundEnvironment round) {
    Set<String> names = new LinkedHashSet<>(deferred);
    deferred.clear();
    for (Element element : round.getElementsAnnotatedWithAny(annotationTypes())) {
      names.add(Nesting.outwards(element).get(0).getQualifiedName().toString());
    }
    List<TypeElement> ready = new ArrayList<>();
    for (String name : names) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null && isWellFormed(type)) {
        ready.add(type);
      } else {
        deferred.add(name);
      }
    }
    return ready;
  }

  private boolean isWellFormed(TypeElement type) {
    return SuperficialValidation.validateElement(type)
        && !hasErrors(type)
        && Nesting.outwards(type).stream().noneMatch(unresolved::areIn);
  }

  /**
   * Whether a value of an annotation that matters to the class is an unknown constant. Validation
   * does not tell where the value is to be a string: the compiler then gives this text for it.
   */
  private static boolean hasErrors(TypeElement type) {
    for (Element around : Nesting.outwards(type)) {
      if (hasError(around)) {
        return true;
      }
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (hasError(method) || method.getParameters().stream().anyMatch(p -> hasError(p))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasError(Element element) {
    return AnnotationValues.mirrorsOn(element).stream().anyMatch(mirror -> hasError(mirror));
  }

  private static boolean hasError(AnnotationMirror mirror) {
    return mirror.getElementValues().values().stream().anyMatch(value -> isError(value));
  }

  private static boolean isError(AnnotationValue value) {
    if (value.getValue() instanceof List<?> list) {
      return list.stream().anyMatch(v -> v instanceof AnnotationValue one && isError(one));
    }
    if (value.getValue() instanceof AnnotationMirror nested) {
      return hasError(nested);
    }
    // From javac, a string of that text is in quotes; Eclipse's compiler makes no difference.
    return value.getClass().getName().startsWith("org.eclipse.")
        ? value.getValue().equals("<error>")
        : value.toString().equals("<error>");
  }

  private TypeElement[] annotationTypes() {
    return AnnotationValues.NAMES.stream()
        .map(name -> elements.getTypeElement(AnnotationValues.PACKAGE + "." + name))
        .filter(Objects::nonNull)
        .toArray(TypeElement[]::new);
  }
}
