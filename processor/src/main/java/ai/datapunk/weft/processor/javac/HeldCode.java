package ai.datapunk.weft.processor.javac;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a class, and those nested in it, that are given code to run later: a lambda, a
 * method reference or an object of an anonymous class. Whoever reads them may run it.
 */
final class HeldCode {

  private final Set<Element> fields;
  private final Set<Name> names = new HashSet<>();

  private HeldCode(Set<Element> fields) {
    this.fields = fields;
    fields.forEach(field -> names.add(field.getSimpleName()));
  }

  static HeldCode in(ClassTree type, CompilationUnitTree unit, Trees trees) {
    Finder finder = new Finder(new TreePath(unit), trees);
    finder.scan(type, null);
    return new HeldCode(finder.found);
  }

  /** Whether the name may be that of such a field, which need not be asked of most names. */
  boolean mayBe(Name name) {
    return names.contains(name);
  }

  /** Whether it is such a field. */
  boolean isIn(@Nullable Element element) {
    return fields.contains(element);
  }

  /** Takes along what is given the value that it is in, whose element few have to be asked for. */
  private static final class Finder extends TreeScanner<Void, Tree> {

    private final Set<Element> found = new HashSet<>();
    private final TreePath unit;
    private final Trees trees;

    Finder(TreePath unit, Trees trees) {
      this.unit = unit;
      this.trees = trees;
    }

    @Override
    public Void visitVariable(VariableTree variable, Tree around) {
      return scan(variable.getInitializer(), variable);
    }

    @Override
    public Void visitAssignment(AssignmentTree assignment, Tree around) {
      return scan(assignment.getExpression(), assignment.getVariable());
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree lambda, Tree around) {
      note(around);
      return super.visitLambdaExpression(lambda, null);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Tree around) {
      note(around);
      return super.visitMemberReference(reference, null);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Tree around) {
      if (made.getClassBody() != null) {
        note(around);
      }
      return super.visitNewClass(made, around);
    }

    @Override
    public Void visitClass(ClassTree type, Tree around) {
      return super.visitClass(type, null);
    }

    private void note(@Nullable Tree given) {
      if (given != null) {
        Element element = trees.getElement(new TreePath(unit, given));
        if (element != null && element.getKind() == ElementKind.FIELD) {
          found.add(element);
        }
      }
    }
  }
}
