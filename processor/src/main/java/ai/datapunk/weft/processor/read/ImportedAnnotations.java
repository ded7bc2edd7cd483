package ai.datapunk.weft.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.util.Elements;

/** Weft's annotations that a file may call by their simple names. */
final class ImportedAnnotations {

  private final Elements elements;
  private final CompilationUnitTree file;
  private final Set<String> byName = new HashSet<>();
  private final Set<String> fromElsewhere = new HashSet<>();
  private boolean onDemand;

  ImportedAnnotations(CompilationUnitTree file, Elements elements) {
    this.elements = elements;
    this.file = file;
    for (ImportTree each : file.getImports()) {
      if (each.getQualifiedIdentifier() instanceof MemberSelectTree name) {
        add(name);
      }
    }
  }

  private void add(MemberSelectTree name) {
    String simpleName = name.getIdentifier().toString();
    // Most imports are neither, and to print a tree takes time.
    if (simpleName.equals("*")) {
      onDemand |= isOfWeft(name);
    } else if (AnnotationValues.NAMES.contains(simpleName)) {
      (isOfWeft(name) ? byName : fromElsewhere).add(simpleName);
    }
  }

  private static boolean isOfWeft(MemberSelectTree name) {
    return name.getExpression().toString().equals(AnnotationValues.PACKAGE);
  }

  boolean areNone() {
    return byName.isEmpty() && !onDemand;
  }

  /** Names imported on demand give way to all others. */
  boolean have(String simpleName) {
    return byName.contains(simpleName)
        || (onDemand
            && AnnotationValues.NAMES.contains(simpleName)
            && !fromElsewhere.contains(simpleName)
            && !isInPackage(simpleName));
  }

  private boolean isInPackage(String simpleName) {
    String prefix = file.getPackageName() == null ? "" : file.getPackageName() + ".";
    return elements.getTypeElement(prefix + simpleName) != null;
  }
}
