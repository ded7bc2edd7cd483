package ai.datapunk.weft.processor.javac;

import ai.datapunk.weft.processor.javac.NameHints.Hint;
import ai.datapunk.weft.processor.read.Nesting;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;

/**
 * Which calls hand what they are given to another thread, as far as their names tell: executors and
 * what is named after them, and the operators of Reactor, RxJava and Mutiny that change threads.
 */
final class Threads {

  private static final Set<String> TYPES =
      Set.of(
          "java.lang.Thread",
          "java.lang.Thread.Builder",
          "java.util.Timer",
          "java.util.concurrent.Executor",
          "reactor.core.scheduler.Scheduler",
          "reactor.core.scheduler.Scheduler.Worker");

  private final NamedTypes runners;
  private final NameHints hints = new NameHints();

  Threads(Types types) {
    this.runners = new NamedTypes(types, TYPES);
  }

  /** What the name tells of a method that is called on something. */
  Hint hint(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? hints.of(select.getIdentifier())
        : Hint.NONE;
  }

  /** Whether a method runs the code that it is given, or hands it to what does, by its name. */
  boolean mayRun(ExecutableElement called) {
    return !hints.of(called.getSimpleName()).keeps();
  }

  /** Whether what a call's arguments do is done on another thread. */
  boolean takeArguments(MethodInvocationTree call, ExecutableElement called) {
    return hints.of(called.getSimpleName()).handsOver()
        || areOf(Nesting.typeOf(called))
        || isBehindSwitch(call);
  }

  /** Whether an object of the class runs what it was made with on another thread. */
  boolean areOf(TypeElement type) {
    return runners.include(type);
  }

  private boolean isBehindSwitch(MethodInvocationTree call) {
    ExpressionTree before = receiver(call);
    while (before instanceof MethodInvocationTree earlier) {
      if (hint(earlier).switches()) {
        return true;
      }
      before = receiver(earlier);
    }
    return false;
  }

  private static ExpressionTree receiver(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? select.getExpression()
        : call.getMethodSelect();
  }
}
