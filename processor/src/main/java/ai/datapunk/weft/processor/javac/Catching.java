package ai.datapunk.weft.processor.javac;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;

/** Which blocks let no exception of the calls in them get out. */
final class Catching {

  private static final Set<String> ALL =
      Set.of("Exception", "Throwable", "java.lang.Exception", "java.lang.Throwable");

  private Catching() {}

  /** Whether one of the catch clauses takes every exception, and none of them throws. */
  static boolean everything(TryTree tree) {
    return tree.getCatches().stream().anyMatch(clause -> takesAll(clause))
        && tree.getCatches().stream().noneMatch(clause -> mayThrow(clause));
  }

  private static boolean takesAll(CatchTree clause) {
    Tree type = clause.getParameter().getType();
    List<? extends Tree> types =
        type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
    return types.stream().anyMatch(each -> ALL.contains(each.toString()));
  }

  private static boolean mayThrow(CatchTree clause) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitThrow(ThrowTree tree, Void nothing) {
        found[0] = true;
        return null;
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree tree, Void nothing) {
        return null;
      }

      @Override
      public Void visitClass(ClassTree tree, Void nothing) {
        return null;
      }
    }.scan(clause.getBlock(), null);
    return found[0];
  }
}
