package ai.datapunk.weft.processor.read;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads whether a class can be made to judge a method's results. */
final class PredicateReader {

  private static final String PREDICATE = "java.util.function.Predicate";

  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+");

  private final Types types;
  private final ModuleDoors doors;
  private final Signatures signatures;
  private final TypeReader typeReader;

  PredicateReader(Types types, ModuleDoors doors, Signatures signatures, TypeReader typeReader) {
    this.types = types;
    this.doors = doors;
    this.signatures = signatures;
    this.typeReader = typeReader;
  }

  ResultPredicate read(TypeMirror predicate, ExecutableElement method) {
    TypeFacts type = typeReader.read(predicate);
    return type.name().equals(RetriedAnnotation.NO_RESULT)
        ? new ResultPredicate(type, "", "", "", "", true, true)
        : read(type, predicate, method);
  }

  private ResultPredicate read(TypeFacts type, TypeMirror predicate, ExecutableElement method) {
    TypeMirror tested = argument(predicate, PREDICATE);
    TypeMirror result = result(method.getReturnType());
    TypeElement element = (TypeElement) ((DeclaredType) predicate).asElement();
    return new ResultPredicate(
        type,
        obstacle(element),
        doors.missingForObject(element),
        name(tested),
        name(result),
        !isNothing(result),
        tested == null
            || result == null
            || isNothing(result)
            || types.isAssignable(result, tested));
  }

  /** The run time calls the constructor by reflection, so it may be private; so may the class. */
  private static String obstacle(TypeElement type) {
    if (type.getKind() != ElementKind.CLASS && type.getKind() != ElementKind.RECORD) {
      return "is not a class";
    }
    if (type.getModifiers().contains(Modifier.ABSTRACT)) {
      return "is abstract";
    }
    if (type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC)) {
      return "is not static and needs an object of the class around it";
    }
    boolean plain =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(constructor -> constructor.getParameters().isEmpty());
    return plain ? "" : "has no constructor without parameters";
  }

  /** Of {@code void}, or of {@code Void}, which is what a future of nothing gives. */
  private boolean isNothing(@Nullable TypeMirror result) {
    return result != null
        && (result.getKind() == TypeKind.VOID
            || signatures.nameOf(result).equals("java.lang.Void"));
  }

  /** What the predicate is asked about; null if that cannot be told. */
  private @Nullable TypeMirror result(TypeMirror returned) {
    if (returned.getKind().isPrimitive()) {
      return types.boxedClass((PrimitiveType) returned).asType();
    }
    Optional<String> later =
        TypeFacts.LATER.stream().filter(name -> supertype(returned, name) != null).findFirst();
    return later.isPresent() ? argument(returned, later.get()) : returned;
  }

  /** The type argument that the type gives its supertype of that name; null for a raw type. */
  private @Nullable TypeMirror argument(TypeMirror type, String name) {
    DeclaredType supertype = supertype(type, name);
    return supertype == null || supertype.getTypeArguments().isEmpty()
        ? null
        : bound(supertype.getTypeArguments().get(0), supertype);
  }

  /** What is known of a wildcard is its bound; without one, that of the type parameter. */
  private static TypeMirror bound(TypeMirror argument, DeclaredType of) {
    if (!(argument instanceof WildcardType wildcard)) {
      return argument;
    }
    TypeElement declaration = (TypeElement) of.asElement();
    return wildcard.getExtendsBound() != null
        ? wildcard.getExtendsBound()
        : declaration.getTypeParameters().get(0).getBounds().get(0);
  }

  private @Nullable DeclaredType supertype(TypeMirror type, String name) {
    ArrayDeque<TypeMirror> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      TypeMirror next = open.remove();
      if (next instanceof DeclaredType declared && signatures.nameOf(next).equals(name)) {
        return declared;
      }
      if (next.getKind() == TypeKind.DECLARED || next.getKind() == TypeKind.TYPEVAR) {
        open.addAll(types.directSupertypes(next));
      }
    }
    return null;
  }

  /** Type arguments included, packages not: two types may differ in nothing else. */
  private static String name(@Nullable TypeMirror type) {
    return type == null ? "" : PACKAGE.matcher(type.toString()).replaceAll("");
  }
}
