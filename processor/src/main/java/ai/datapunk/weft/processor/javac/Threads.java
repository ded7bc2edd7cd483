package ai.datapunk.weft.processor.javac;

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

  // They hold for what stands before them, and what comes behind them runs there as well.
  private static final Set<String> SUBSCRIBING = Set.of("subscribeOn", "runSubscriptionOn");
  private static final Set<String> SWITCHING =
      Set.of("subscribeOn", "runSubscriptionOn", "publishOn", "observeOn", "emitOn");
  private static final Set<String> AWAITING =
      Set.of("join", "get", "block", "blockFirst", "blockLast", "blockOptional");
  private static final Set<String> RUNNING = Set.of("executeBlocking");
  private static final Set<String> TYPES =
      Set.of(
          "java.lang.Thread",
          "java.lang.Thread.Builder",
          "java.util.Timer",
          "java.util.concurrent.Executor",
          "reactor.core.scheduler.Scheduler",
          "reactor.core.scheduler.Scheduler.Worker");

  private final NamedTypes runners;

  Threads(Types types) {
    this.runners = new NamedTypes(types, TYPES);
  }

  /** Whether a call takes what stands before it to another thread. */
  static boolean takeReceiver(MethodInvocationTree call) {
    return SUBSCRIBING.contains(name(call));
  }

  /** Whether a call waits until what stands before it has ended. */
  static boolean await(MethodInvocationTree call) {
    return AWAITING.contains(name(call));
  }

  /** Whether what a call's arguments do is done on another thread. */
  boolean takeArguments(MethodInvocationTree call, ExecutableElement called) {
    String name = called.getSimpleName().toString();
    return name.endsWith("Async")
        || RUNNING.contains(name)
        || areOf(Nesting.typeOf(called))
        || isBehindSwitch(call);
  }

  /** Whether an object of the class runs what it was made with on another thread. */
  boolean areOf(TypeElement type) {
    return runners.include(type);
  }

  private static boolean isBehindSwitch(MethodInvocationTree call) {
    ExpressionTree before = receiver(call);
    while (before instanceof MethodInvocationTree earlier) {
      if (SWITCHING.contains(name(earlier))) {
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

  private static String name(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? select.getIdentifier().toString()
        : "";
  }
}
