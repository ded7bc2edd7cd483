package ai.datapunk.weft.processor.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import java.util.List;

/**
 * Bodies that only give or set a field, as javac's trees show them: {@code return this.name;},
 * {@code this.name = name;}, and the latter with {@code return this;} behind it.
 */
final class AccessorBodies {

  private AccessorBodies() {}

  static boolean isOne(MethodTree method) {
    if (method.getBody() == null) {
      return false;
    }
    List<? extends StatementTree> statements = method.getBody().getStatements();
    return switch (method.getParameters().size()) {
      case 0 -> statements.size() == 1 && gives(statements.get(0));
      case 1 ->
          (statements.size() == 1 || (statements.size() == 2 && givesItself(statements.get(1))))
              && sets(statements.get(0), method.getParameters().get(0).getName().toString());
      default -> false;
    };
  }

  private static boolean gives(StatementTree statement) {
    return statement instanceof ReturnTree giving
        && giving.getExpression() != null
        && isField(giving.getExpression());
  }

  private static boolean givesItself(StatementTree statement) {
    return statement instanceof ReturnTree giving
        && giving.getExpression() != null
        && isThis(giving.getExpression());
  }

  private static boolean sets(StatementTree statement, String parameter) {
    return statement instanceof ExpressionStatementTree expression
        && expression.getExpression() instanceof AssignmentTree assignment
        && isField(assignment.getVariable())
        && assignment.getExpression() instanceof IdentifierTree value
        && value.getName().contentEquals(parameter);
  }

  private static boolean isField(ExpressionTree expression) {
    return (expression instanceof IdentifierTree && !isThis(expression))
        || (expression instanceof MemberSelectTree member && isThis(member.getExpression()));
  }

  private static boolean isThis(ExpressionTree expression) {
    return expression instanceof IdentifierTree name && name.getName().contentEquals("this");
  }
}
