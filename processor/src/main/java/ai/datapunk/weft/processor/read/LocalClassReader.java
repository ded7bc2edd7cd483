package ai.datapunk.weft.processor.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds annotations of Weft's in local and anonymous classes, of which compilers have no elements.
 * Only javac's trees show them; where there are none, nothing is found.
 */
public final class LocalClassReader {

  private final Elements elements;
  private final @Nullable Object trees;

  /** With the compiler's utilities. */
  public LocalClassReader(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.trees = SourcePositions.trees(environment);
  }

  /** All that are in the class, which is no nested one, and in those nested in it. */
  public List<LocalAnnotation> read(TypeElement type) {
    return trees == null ? List.of() : new Javac((Trees) trees).read(type, elements);
  }

  /** Apart, so that the class around it loads where {@code com.sun.source} does not exist. */
  private record Javac(Trees trees) {

    List<LocalAnnotation> read(TypeElement type, Elements elements) {
      TreePath path = trees.getPath(type);
      if (path == null) {
        return List.of();
      }
      ImportedAnnotations imported = new ImportedAnnotations(path.getCompilationUnit(), elements);
      List<LocalAnnotation> annotations = new ArrayList<>();
      // Most files of most modules import none, and their bodies are not to be walked through.
      // One that writes a qualified name instead goes unnoticed for that.
      if (!imported.areNone()) {
        scan(path, new LocalClassScanner(trees, path.getCompilationUnit(), imported, annotations));
      }
      return annotations;
    }

    private void scan(TreePath type, LocalClassScanner scanner) {
      for (Tree member : ((ClassTree) type.getLeaf()).getMembers()) {
        TreePath path = new TreePath(type, member);
        if (member instanceof ClassTree) {
          scan(path, scanner);
        } else {
          // An initialiser has no element: asked for it, javac attributes the class too early.
          scanner.scan(member, EnclosingDeclarations.of(member instanceof BlockTree ? type : path));
        }
      }
    }
  }
}
