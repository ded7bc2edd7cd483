package ai.datapunk.weft.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is around a place in a body: the innermost declaration that has an element, and the
 * modifiers of those inside it, which have none.
 */
record EnclosingDeclarations(TreePath declaration, List<ModifiersTree> local) {

  static EnclosingDeclarations of(TreePath declaration) {
    return new EnclosingDeclarations(declaration, List.of());
  }

  /** With a declaration inside it. */
  EnclosingDeclarations and(ModifiersTree modifiers) {
    return modifiers.getAnnotations().isEmpty()
        ? this
        : new EnclosingDeclarations(
            declaration, Stream.concat(local.stream(), Stream.of(modifiers)).toList());
  }

  /** What {@code @SuppressWarnings} lists here; of what has no element, only if it is a literal. */
  Set<String> suppressed(Trees trees) {
    Set<String> suppressed =
        new HashSet<>(AnnotationValues.suppressedAround(trees.getElement(declaration)));
    for (ModifiersTree modifiers : local) {
      for (AnnotationTree annotation : modifiers.getAnnotations()) {
        if (annotation.getAnnotationType().toString().equals("SuppressWarnings")) {
          new Strings().scan(annotation.getArguments(), suppressed);
        }
      }
    }
    return suppressed;
  }

  private static final class Strings extends TreeScanner<Void, Set<String>> {

    @Override
    public Void visitLiteral(LiteralTree literal, Set<String> strings) {
      strings.add(String.valueOf(literal.getValue()));
      return null;
    }
  }
}
