package ai.datapunk.weft.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Annotations that are named like one of Weft's, and that the compiler cannot resolve: not
 * imported, or imported twice. Up to Java 17 at least, javac leaves them off the elements, as if
 * there were none, and only its trees have them.
 */
public final class UnresolvedAnnotations {

  private final @Nullable Object trees;

  /** With the compiler's utilities. */
  public UnresolvedAnnotations(ProcessingEnvironment environment) {
    this.trees = SourcePositions.trees(environment);
  }

  /** Whether one stands on the class, a member or a parameter. */
  public boolean areIn(TypeElement type) {
    return trees != null && Javac.areIn((Trees) trees, type);
  }

  /** Apart, so that the class around it loads where {@code com.sun.source} does not exist. */
  private static final class Javac {

    private Javac() {}

    static boolean areIn(Trees trees, TypeElement type) {
      TreePath path = trees.getPath(type);
      return path != null && areIn(trees, path, (ClassTree) path.getLeaf());
    }

    private static boolean areIn(Trees trees, TreePath path, ClassTree type) {
      if (areOn(trees, path, type.getModifiers())) {
        return true;
      }
      for (Tree member : type.getMembers()) {
        if (member instanceof MethodTree method && areIn(trees, path, method)) {
          return true;
        }
      }
      return false;
    }

    private static boolean areIn(Trees trees, TreePath path, MethodTree method) {
      if (areOn(trees, path, method.getModifiers())) {
        return true;
      }
      for (VariableTree parameter : method.getParameters()) {
        if (areOn(trees, path, parameter.getModifiers())) {
          return true;
        }
      }
      return false;
    }

    private static boolean areOn(Trees trees, TreePath path, ModifiersTree modifiers) {
      for (AnnotationTree annotation : modifiers.getAnnotations()) {
        Tree name = annotation.getAnnotationType();
        if (AnnotationValues.NAMES.contains(simpleName(name))) {
          // Of a path, only its end is looked at to find a type.
          TypeMirror resolved = trees.getTypeMirror(new TreePath(path, name));
          if (resolved != null && resolved.getKind() == TypeKind.ERROR) {
            return true;
          }
        }
      }
      return false;
    }

    private static String simpleName(Tree name) {
      if (name instanceof MemberSelectTree qualified) {
        return qualified.getIdentifier().toString();
      }
      return name instanceof IdentifierTree simple ? simple.getName().toString() : "";
    }
  }
}
