package ai.datapunk.weft.processor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Finds methods that override an annotated one without repeating its annotation: annotations of
 * methods are not inherited. The overriding class need have no annotation itself, so this looks at
 * every class of the compilation.
 */
public final class OverrideReader {

  private static final List<String> ON_METHODS =
      List.of("Timed", "Retried", "CircuitGuarded", "LoadBalanced");

  private final Elements elements;
  private final Signatures signatures;
  private final ClassFiles classFiles;
  private final UnresolvedAnnotations unresolved;

  // Most classes extend few others, and most of those have no annotations.
  private final Map<String, List<ExecutableElement>> annotatedMethods = new HashMap<>();

  /** With the compiler's utilities. */
  public OverrideReader(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.signatures = new Signatures(elements, environment.getTypeUtils());
    this.classFiles = new ClassFiles(environment);
    this.unresolved = new UnresolvedAnnotations(environment);
  }

  /**
   * What the class and those nested in it lose. A class file was looked at when it was compiled,
   * and does not have what suppressed findings.
   */
  public List<LostAnnotation> read(TypeElement type) {
    List<LostAnnotation> lost = lost(type);
    return lost.isEmpty() || classFiles.contain(type) ? List.of() : lost;
  }

  private List<LostAnnotation> lost(TypeElement type) {
    List<LostAnnotation> lost = new ArrayList<>();
    for (ExecutableElement parent : inherited(type)) {
      overriding(parent, type).ifPresent(method -> addLost(parent, method, lost));
    }
    // One that is missing here may only lack its import, which is the compiler's to tell.
    if (!lost.isEmpty() && unresolved.areIn(type)) {
      lost.clear();
    }
    for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
      lost.addAll(lost(nested));
    }
    return lost;
  }

  /** The nearest parent comes first, and once lost is lost. */
  private void addLost(
      ExecutableElement parent, ExecutableElement method, List<LostAnnotation> lost) {
    TypeElement type = Nesting.outwards(method).get(0);
    Location at = Location.of(type.getQualifiedName().toString()).method(signatures.of(method));
    String parentType = Nesting.outwards(parent).get(0).getSimpleName().toString();
    List<String> known =
        lost.stream()
            .filter(l -> l.at().equals(at))
            .flatMap(l -> l.annotations().stream())
            .toList();
    List<String> annotations =
        ON_METHODS.stream()
            .filter(name -> holdsFor(name, parent) && !holdsFor(name, method))
            .filter(name -> !known.contains(name))
            .toList();
    if (!annotations.isEmpty()) {
      lost.add(new LostAnnotation(at, annotations, method.getSimpleName().toString(), parentType));
    }
  }

  private Optional<ExecutableElement> overriding(ExecutableElement parent, TypeElement type) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getSimpleName().contentEquals(parent.getSimpleName())
          && !method.getModifiers().contains(Modifier.ABSTRACT)
          && elements.overrides(method, parent, type)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  private List<ExecutableElement> inherited(TypeElement type) {
    List<ExecutableElement> inherited = new ArrayList<>(annotated(type.getSuperclass()));
    type.getInterfaces().forEach(supertype -> inherited.addAll(annotated(supertype)));
    return inherited;
  }

  private List<ExecutableElement> annotated(TypeMirror supertype) {
    return supertype.getKind() == TypeKind.DECLARED
        ? annotated((TypeElement) ((DeclaredType) supertype).asElement())
        : List.of();
  }

  /** The annotated methods of a class, and of what it inherits from. */
  private List<ExecutableElement> annotated(TypeElement type) {
    String name = type.getQualifiedName().toString();
    if (name.startsWith("java.")) {
      return List.of();
    }
    List<ExecutableElement> known = annotatedMethods.get(name);
    if (known == null) {
      known = new ArrayList<>();
      for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
        if (ON_METHODS.stream().anyMatch(annotation -> holdsFor(annotation, method))) {
          known.add(method);
        }
      }
      known.addAll(inherited(type));
      annotatedMethods.put(name, known);
    }
    return known;
  }

  private static boolean holdsFor(String annotation, ExecutableElement method) {
    if (AnnotationValues.mirrorOn(method, annotation).isPresent()) {
      return true;
    }
    TypeElement type = Nesting.outwards(method).get(0);
    return method.getKind() == ElementKind.METHOD
        && AnnotationReader.isReachedByItsClass(method)
        && AnnotationValues.mirrorOn(type, annotation).isPresent();
  }
}
