package ai.datapunk.weft.processor.read;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds classes that leave {@code toString} as {@code Object} has it. An object of an interface's
 * or an abstract class's type is of some subclass, which may have its own; but an object of a
 * functional interface is a lambda, mostly, which has none.
 */
final class MissingToString {

  private static final String OBJECT = "java.lang.Object";

  private MissingToString() {}

  static boolean isMissing(TypeElement type) {
    if (type.getKind() == ElementKind.INTERFACE) {
      return isFunction(type);
    }
    if (type.getKind() != ElementKind.CLASS
        || type.getModifiers().contains(Modifier.ABSTRACT)
        || isObject(type)) {
      return false;
    }
    TypeElement next = type;
    while (!isObject(next)) {
      // A superclass that is still to be generated may have it.
      if (hasOwn(next) || next.getSuperclass().getKind() != TypeKind.DECLARED) {
        return false;
      }
      next = (TypeElement) ((DeclaredType) next.getSuperclass()).asElement();
    }
    return true;
  }

  /** Comparators are few, and some of them say what they compare by. */
  private static boolean isFunction(TypeElement type) {
    if (type.getQualifiedName().contentEquals("java.util.Comparator")) {
      return false;
    }
    return AnnotationValues.namesOn(type).contains("java.lang.FunctionalInterface")
        || (!hasMethodsToWrite(type) && type.getInterfaces().stream().anyMatch(i -> isFunction(i)));
  }

  private static boolean isFunction(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && isFunction((TypeElement) ((DeclaredType) type).asElement());
  }

  private static boolean hasMethodsToWrite(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(method -> method.getModifiers().contains(Modifier.ABSTRACT));
  }

  private static boolean hasOwn(TypeElement type) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getSimpleName().contentEquals("toString") && method.getParameters().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isObject(TypeElement type) {
    return type.getQualifiedName().contentEquals(OBJECT);
  }
}
