package ai.datapunk.weft.processor.javac;

import ai.datapunk.weft.processor.calls.CallTable;
import ai.datapunk.weft.processor.calls.MethodName;
import ai.datapunk.weft.processor.read.AnnotationValues;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.Nesting;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * The trees of what something may be printed at when classes are attributed, and partly generated:
 * by then javac has forgotten where elements stand.
 */
final class SourceMethods {

  private static final Set<String> PUBLISHERS =
      Set.of("java.util.concurrent.Flow.Publisher", "org.reactivestreams.Publisher");

  private final Trees trees;
  private final NamedTypes publishers;
  private final CallTable calls;
  private final Map<Location, Place> places = new HashMap<>();

  private record Place(CompilationUnitTree unit, Tree tree, ModifiersTree modifiers) {}

  SourceMethods(Trees trees, Types types, CallTable calls) {
    this.trees = trees;
    this.publishers = new NamedTypes(types, PUBLISHERS);
    this.calls = calls;
  }

  void addClass(TypeElement type, ClassTree tree, CompilationUnitTree unit) {
    if (isAnnotated(tree.getModifiers())) {
      places.put(at(type), new Place(unit, tree, tree.getModifiers()));
    }
  }

  void add(MethodName name, ExecutableElement method, MethodTree tree, CompilationUnitTree unit) {
    // Nothing can be printed at, or suppressed in, a class without a name.
    boolean publishes = publish(method) && !Nesting.typeOf(method).getQualifiedName().isEmpty();
    if (publishes || isAnnotated(tree.getModifiers())) {
      Location at = at(Nesting.typeOf(method)).method(name.signature());
      places.put(at, new Place(unit, tree, tree.getModifiers()));
      if (publishes) {
        calls.addPublishing(name, at);
      }
    }
  }

  /** Whether a method returns a publisher. */
  boolean publish(ExecutableElement method) {
    return publishers.include(method.getReturnType());
  }

  private static Location at(TypeElement type) {
    return Location.of(type.getQualifiedName().toString());
  }

  /** Prints at what the location names, or at as much of it as was written. */
  boolean print(Diagnostic.Kind kind, String text, Location at) {
    Location declaration = at.method() == null ? Location.of(at.type()) : at.parameter(-1);
    Place place = places.get(declaration);
    if (place == null) {
      return false;
    }
    trees.printMessage(kind, text, tree(place, at), place.unit());
    return true;
  }

  private static Tree tree(Place place, Location at) {
    for (AnnotationTree annotation : place.modifiers().getAnnotations()) {
      if (simpleName(annotation).equals(at.annotation())) {
        return value(annotation, at);
      }
    }
    return place.tree();
  }

  private static Tree value(AnnotationTree annotation, Location at) {
    if (at.nested() == null) {
      return value(annotation, at.attribute(), at.index());
    }
    Tree nested = value(annotation, at.nested(), -1);
    return nested instanceof AnnotationTree inner && inner != annotation
        ? value(inner, at.attribute(), at.index())
        : nested;
  }

  private static Tree value(AnnotationTree annotation, @Nullable String attribute, int index) {
    for (ExpressionTree argument : annotation.getArguments()) {
      if (argument instanceof AssignmentTree assignment
          && assignment.getVariable().toString().equals(attribute)) {
        return element(assignment.getExpression(), index);
      }
    }
    return annotation;
  }

  private static Tree element(ExpressionTree value, int index) {
    if (index >= 0 && value instanceof NewArrayTree array) {
      List<? extends ExpressionTree> elements = array.getInitializers();
      return index < elements.size() ? elements.get(index) : value;
    }
    return value;
  }

  private static boolean isAnnotated(ModifiersTree modifiers) {
    return modifiers.getAnnotations().stream()
        .anyMatch(annotation -> AnnotationValues.NAMES.contains(simpleName(annotation)));
  }

  private static String simpleName(AnnotationTree annotation) {
    String name = annotation.getAnnotationType().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
