package ai.datapunk.weft.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Name;

/**
 * Looks through a member of a class for classes in its body, and for annotations of Weft's in
 * those. They are not attributed yet, so names are all there is to go by.
 */
final class LocalClassScanner extends TreeScanner<Void, EnclosingDeclarations> {

  private final Trees trees;
  private final CompilationUnitTree file;
  private final ImportedAnnotations imported;
  private final List<LocalAnnotation> found;

  LocalClassScanner(
      Trees trees,
      CompilationUnitTree file,
      ImportedAnnotations imported,
      List<LocalAnnotation> found) {
    this.trees = trees;
    this.file = file;
    this.imported = imported;
    this.found = found;
  }

  @Override
  public Void visitClass(ClassTree type, EnclosingDeclarations around) {
    EnclosingDeclarations inside = around.and(type.getModifiers());
    add(type.getSimpleName(), type.getModifiers().getAnnotations(), inside);
    for (Tree member : type.getMembers()) {
      // A constructor records nothing, whatever stands on it.
      if (member instanceof MethodTree method && method.getReturnType() != null) {
        add(method.getName(), annotations(method), inside.and(method.getModifiers()));
      }
    }
    return super.visitClass(type, inside);
  }

  @Override
  public Void visitMethod(MethodTree method, EnclosingDeclarations around) {
    return super.visitMethod(method, around.and(method.getModifiers()));
  }

  @Override
  public Void visitVariable(VariableTree variable, EnclosingDeclarations around) {
    return super.visitVariable(variable, around.and(variable.getModifiers()));
  }

  private static List<AnnotationTree> annotations(MethodTree method) {
    List<AnnotationTree> annotations = new ArrayList<>(method.getModifiers().getAnnotations());
    for (VariableTree parameter : method.getParameters()) {
      annotations.addAll(parameter.getModifiers().getAnnotations());
    }
    return annotations;
  }

  private void add(
      Name name, List<? extends AnnotationTree> annotations, EnclosingDeclarations around) {
    for (AnnotationTree annotation : annotations) {
      if (imported.have(annotation.getAnnotationType().toString())) {
        LocalAnnotation.Place at = (kind, text) -> trees.printMessage(kind, text, annotation, file);
        found.add(new LocalAnnotation(name.toString(), around.suppressed(trees), at));
        return;
      }
    }
  }
}
