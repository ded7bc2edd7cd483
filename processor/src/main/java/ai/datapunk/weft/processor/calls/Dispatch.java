package ai.datapunk.weft.processor.calls;

import static java.util.stream.Collectors.groupingBy;

import ai.datapunk.weft.processor.read.Nesting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a call may run: the one that it names, and those that override it in the classes
 * that are compiled. Other implementers may be there at run time, unless nothing outside can be
 * one.
 */
final class Dispatch {

  private static final Comparator<MethodName> BY_NAME =
      Comparator.comparing(MethodName::type).thenComparing(MethodName::signature);

  private final Elements elements;
  private final MethodNames names;
  private final Predicate<TypeElement> isCompiled;

  // By each class or interface, the classes that objects of it can be of.
  private final Map<String, List<TypeElement>> concrete = new HashMap<>();
  private final Map<MethodName, List<Target>> known = new HashMap<>();
  private final Map<TypeElement, List<TypeElement>> above = new HashMap<>();
  private final Map<TypeElement, Map<Name, List<ExecutableElement>>> methods = new HashMap<>();

  /** A method that runs, perhaps. */
  record Target(MethodName method, boolean possible) {}

  Dispatch(Elements elements, MethodNames names, Collection<TypeElement> compiled) {
    this.elements = elements;
    this.names = names;
    this.isCompiled = Set.copyOf(compiled)::contains;
    for (TypeElement type : compiled) {
      if (!type.getKind().isInterface() && !type.getModifiers().contains(Modifier.ABSTRACT)) {
        for (TypeElement above : above(type)) {
          concrete.computeIfAbsent(names.of(above), name -> new ArrayList<>()).add(type);
        }
      }
    }
  }

  /** What a call of this method may run, if the object decides. */
  List<Target> targets(MethodName name, ExecutableElement called) {
    List<Target> targets = known.get(name);
    if (targets == null) {
      targets = find(name, called);
      known.put(name, targets);
    }
    return targets;
  }

  private List<Target> find(MethodName name, ExecutableElement called) {
    // Sorted: the order in which files are compiled is chance.
    Set<MethodName> overriding = new TreeSet<>(BY_NAME);
    for (TypeElement type : concrete.getOrDefault(name.type(), List.of())) {
      implementation(type, called).flatMap(names::of).ifPresent(overriding::add);
    }
    overriding.remove(name);
    boolean isAbstract = called.getModifiers().contains(Modifier.ABSTRACT);
    List<Target> targets = new ArrayList<>();
    boolean certain = isAbstract && overriding.size() == 1 && isClosed(called);
    overriding.forEach(method -> targets.add(new Target(method, !certain)));
    // An abstract method runs nothing; of one in another module, that module may know more.
    targets.add(new Target(name, isAbstract || !overriding.isEmpty()));
    return targets;
  }

  /** The method that an object of exactly this class runs. */
  private Optional<ExecutableElement> implementation(TypeElement type, ExecutableElement called) {
    @Nullable ExecutableElement found = null;
    for (TypeElement each : above(type)) {
      for (ExecutableElement method : methods(each, called.getSimpleName())) {
        if (isRunFor(called, method, type)) {
          if (!each.getKind().isInterface()) {
            return Optional.of(method);
          }
          // Of interfaces, the one that is farthest down.
          found = found == null || elements.overrides(method, found, type) ? method : found;
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /** Those that a class declares by this name. */
  private List<ExecutableElement> methods(TypeElement type, Name name) {
    return methods
        .computeIfAbsent(
            type,
            each ->
                ElementFilter.methodsIn(each.getEnclosedElements()).stream()
                    .collect(groupingBy(ExecutableElement::getSimpleName)))
        .getOrDefault(name, List.of());
  }

  private boolean isRunFor(ExecutableElement called, ExecutableElement method, TypeElement type) {
    return method.getParameters().size() == called.getParameters().size()
        && !method.getModifiers().contains(Modifier.ABSTRACT)
        && (method.equals(called) || elements.overrides(method, called, type));
  }

  private List<TypeElement> above(TypeElement type) {
    return above.computeIfAbsent(type, Dispatch::inherited);
  }

  /** The class itself and what it inherits from, classes before interfaces. */
  private static List<TypeElement> inherited(TypeElement type) {
    Set<TypeElement> classes = new LinkedHashSet<>();
    @Nullable TypeElement next = type;
    while (next != null && classes.add(next)) {
      next = element(next.getSuperclass());
    }
    List<TypeElement> all = new ArrayList<>(classes);
    // Grows while it is walked through.
    for (int i = 0; i < all.size(); i++) {
      for (TypeMirror mirror : all.get(i).getInterfaces()) {
        TypeElement found = element(mirror);
        if (found != null && classes.add(found)) {
          all.add(found);
        }
      }
    }
    return all;
  }

  private static @Nullable TypeElement element(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? (TypeElement) ((DeclaredType) type).asElement()
        : null;
  }

  /** Whether nobody outside of what is compiled can override the method, and no lambda does. */
  private boolean isClosed(ExecutableElement method) {
    TypeElement type = Nesting.typeOf(method);
    if (type.getModifiers().contains(Modifier.SEALED)) {
      return type.getPermittedSubclasses().stream().allMatch(each -> isClosed(element(each)));
    }
    return type.getKind() == ElementKind.ENUM
        || (type.getModifiers().contains(Modifier.PRIVATE) && !isFunctional(type));
  }

  private boolean isClosed(@Nullable TypeElement permitted) {
    if (permitted == null || !isCompiled.test(permitted)) {
      return false;
    }
    return permitted.getModifiers().contains(Modifier.SEALED)
        ? permitted.getPermittedSubclasses().stream().allMatch(each -> isClosed(element(each)))
        : !permitted.getModifiers().contains(Modifier.NON_SEALED);
  }

  private boolean isFunctional(TypeElement type) {
    return type.getKind().isInterface()
        && ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
                .count()
            == 1;
  }
}
