package ai.datapunk.weft.processor.read;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Which of {@code equals} and {@code toString} a class takes from {@code Object}. An object of an
 * interface's or an abstract class's type is of some subclass, which may have its own.
 */
final class ObjectMethods {

  private static final String OBJECT = "java.lang.Object";

  private ObjectMethods() {}

  static Set<String> of(TypeElement type) {
    if (type.getKind() != ElementKind.CLASS
        || type.getModifiers().contains(Modifier.ABSTRACT)
        || type.getQualifiedName().contentEquals(OBJECT)) {
      return Set.of();
    }
    Set<String> left = new HashSet<>(Set.of("equals", "toString"));
    TypeElement next = type;
    while (!left.isEmpty() && !next.getQualifiedName().contentEquals(OBJECT)) {
      for (ExecutableElement method : ElementFilter.methodsIn(next.getEnclosedElements())) {
        if (overridesObject(method)) {
          left.remove(method.getSimpleName().toString());
        }
      }
      // One that is still to be generated may have both.
      if (next.getSuperclass().getKind() != TypeKind.DECLARED) {
        return Set.of();
      }
      next = (TypeElement) ((DeclaredType) next.getSuperclass()).asElement();
    }
    return left;
  }

  private static boolean overridesObject(ExecutableElement method) {
    return switch (method.getSimpleName().toString()) {
      case "toString" -> method.getParameters().isEmpty();
      case "equals" ->
          method.getParameters().size() == 1 && isObject(method.getParameters().get(0).asType());
      default -> false;
    };
  }

  private static boolean isObject(TypeMirror type) {
    return type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(OBJECT);
  }
}
