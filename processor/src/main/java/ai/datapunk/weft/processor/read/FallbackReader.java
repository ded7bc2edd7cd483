package ai.datapunk.weft.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads what a fallback's name may mean. */
final class FallbackReader {

  private final Elements elements;
  private final Types types;
  private final Signatures signatures;
  private final TypeReader typeReader;

  FallbackReader(Elements elements, Types types, Signatures signatures, TypeReader typeReader) {
    this.typeReader = typeReader;
    this.elements = elements;
    this.types = types;
    this.signatures = signatures;
  }

  NamedFallback read(String name, Location at, ExecutableElement method) {
    TypeElement type = Nesting.outwards(method).get(0);
    List<ExecutableElement> all = ElementFilter.methodsIn(elements.getAllMembers(type));
    return new NamedFallback(
        at,
        name,
        all.stream()
            .filter(other -> !other.equals(method) && other.getSimpleName().contentEquals(name))
            .map(other -> candidate(other, method, type))
            .toList(),
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .map(other -> other.getSimpleName().toString())
            .filter(other -> !method.getSimpleName().contentEquals(other))
            .distinct()
            .toList());
  }

  private FallbackMethod candidate(
      ExecutableElement candidate, ExecutableElement method, TypeElement type) {
    // As the class sees it: what it inherits may be of a type that the class says.
    ExecutableType seen =
        (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), candidate);
    int extra = candidate.getParameters().size() - method.getParameters().size();
    boolean takesThrown = extra == 1 && isThrowable(last(candidate).asType());
    return new FallbackMethod(
        signatures.of(candidate),
        obstacle(candidate, method, type),
        candidate.getModifiers().contains(Modifier.STATIC),
        parameters(candidate, type),
        takesThrown,
        (extra == 0 || takesThrown) && takesArguments(candidate, seen, method),
        fits(seen.getReturnType(), method.getReturnType(), candidate, method),
        seen.getThrownTypes().stream().map(typeReader::read).toList());
  }

  /** The holder calls it with the raw type of the class. */
  private List<TypeFacts> parameters(ExecutableElement candidate, TypeElement type) {
    DeclaredType raw = (DeclaredType) types.erasure(type.asType());
    return ((ExecutableType) types.asMemberOf(raw, candidate))
        .getParameterTypes().stream().map(typeReader::read).toList();
  }

  /** The holder is in the class's package, but is no subclass of anything. */
  private String obstacle(ExecutableElement candidate, ExecutableElement method, TypeElement type) {
    if (candidate.getModifiers().contains(Modifier.PRIVATE)) {
      return "it is private";
    }
    if (!candidate.getModifiers().contains(Modifier.PUBLIC)
        && !elements.getPackageOf(candidate).equals(elements.getPackageOf(type))) {
      return "it is inherited from another package and not public";
    }
    if (!isCallable(candidate)) {
      return "it has a type parameter of two bounds";
    }
    return hiddenType(candidate, method, type)
        .map(hidden -> hidden.simpleName() + " is not visible to the whole package")
        .orElse("");
  }

  /** The holder casts arguments to erased types, which are not of a second bound. */
  private static boolean isCallable(ExecutableElement candidate) {
    return candidate.getTypeParameters().stream()
        .allMatch(parameter -> parameter.getBounds().size() == 1);
  }

  /** The holder casts the target and the arguments, so it must be able to name their types. */
  private Optional<TypeFacts> hiddenType(
      ExecutableElement candidate, ExecutableElement method, TypeElement type) {
    String itsPackage = elements.getPackageOf(type).getQualifiedName().toString();
    List<TypeFacts> named = new ArrayList<>();
    named.add(typeReader.read(type.asType()));
    method.getParameters().forEach(parameter -> named.add(typeReader.read(parameter.asType())));
    named.addAll(parameters(candidate, type));
    return named.stream().filter(facts -> !facts.isVisibleIn(itsPackage)).findFirst();
  }

  private boolean takesArguments(
      ExecutableElement candidate, ExecutableType seen, ExecutableElement method) {
    for (int i = 0; i < method.getParameters().size(); i++) {
      TypeMirror argument = method.getParameters().get(i).asType();
      if (!fits(argument, seen.getParameterTypes().get(i), candidate, method)) {
        return false;
      }
    }
    return true;
  }

  /** Type parameters of two methods are never the same type, so there erasures are compared. */
  private boolean fits(
      TypeMirror from, TypeMirror to, ExecutableElement candidate, ExecutableElement method) {
    if (from.getKind() == TypeKind.VOID || to.getKind() == TypeKind.VOID) {
      return from.getKind() == to.getKind();
    }
    boolean generic =
        !candidate.getTypeParameters().isEmpty() || !method.getTypeParameters().isEmpty();
    return generic
        ? types.isAssignable(types.erasure(from), types.erasure(to))
        : types.isAssignable(from, to);
  }

  private boolean isThrowable(TypeMirror type) {
    return signatures.nameOf(type).equals("java.lang.Throwable");
  }

  private static VariableElement last(ExecutableElement method) {
    return method.getParameters().get(method.getParameters().size() - 1);
  }
}
