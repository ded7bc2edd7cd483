package ai.datapunk.weft.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Where classes and methods stand. Only javac tells; under another compiler, or behind a wrapped
 * environment, nothing is known and nothing fails.
 */
public final class SourcePositions {

  private static final InFile UNKNOWN = new InFile("", Map.of(), Set.of());

  private final @Nullable Object trees;

  /** The name of a class's source file, the lines of its members, and which are accessors. */
  record InFile(String file, Map<Element, Long> lines, Set<Element> accessors) {

    /** Whether the compiler tells. */
    boolean isKnown() {
      return !file.isEmpty();
    }
  }

  private SourcePositions(@Nullable Object trees) {
    this.trees = trees;
  }

  static SourcePositions of(ProcessingEnvironment environment) {
    return new SourcePositions(trees(environment));
  }

  /** The compiler's {@link Trees}, if it has some; not by its type, which need not exist. */
  public static @Nullable Object trees(ProcessingEnvironment environment) {
    try {
      return Trees.instance(environment);
    } catch (IllegalArgumentException | LinkageError notJavac) {
      return null;
    }
  }

  InFile of(TypeElement type) {
    return trees == null ? UNKNOWN : Javac.positions((Trees) trees, type);
  }

  /** Whether the compiler would tell, and has no source of the class or method. */
  boolean isNowhere(Element element) {
    return trees != null && Javac.isNowhere((Trees) trees, element);
  }

  /** Apart, so that {@link SourcePositions} loads where {@code com.sun.source} does not exist. */
  private static final class Javac {

    private Javac() {}

    static boolean isNowhere(Trees trees, Element element) {
      return trees.getTree(element) == null;
    }

    /** Finds the class once and then looks at its members: a path each would be quadratic. */
    static InFile positions(Trees trees, TypeElement type) {
      TreePath path = trees.getPath(type);
      if (path == null) {
        return UNKNOWN;
      }
      CompilationUnitTree unit = path.getCompilationUnit();
      Map<Element, Long> lines = new HashMap<>();
      Set<Element> accessors = new HashSet<>();
      for (Tree member : trees.getTree(type).getMembers()) {
        // An initialiser has no element: asked for it, javac attributes the class too early.
        if (member instanceof MethodTree method) {
          Element element = trees.getElement(new TreePath(path, member));
          long start = trees.getSourcePositions().getStartPosition(unit, member);
          if (element != null && start >= 0) {
            lines.put(element, unit.getLineMap().getLineNumber(start));
          }
          if (element != null && AccessorBodies.isOne(method)) {
            accessors.add(element);
          }
        }
      }
      String file = unit.getSourceFile().getName().replace('\\', '/');
      return new InFile(file.substring(file.lastIndexOf('/') + 1), lines, accessors);
    }
  }
}
