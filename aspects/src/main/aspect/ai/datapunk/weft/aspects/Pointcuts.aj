package ai.datapunk.weft.aspects;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;

/**
 * Which methods are woven, by what the advice must bind of their arguments.
 *
 * <p>AspectJ brings each advice's pointcut into disjunctive normal form and compares methods with
 * each of its conjunctions. What is negated here must not become many of them: {@code outlastsCall}
 * is written for that.
 */
public aspect Pointcuts {

  /** Everything in classes that Weft's own weaver has dealt with. */
  public pointcut advised(): @within(Advised);

  /** Methods that an annotation of ours acts on; never constructors, never calls. */
  pointcut annotatedMethod():
      !advised()
      && (execution(@(Timed || Retried || CircuitGuarded || LoadBalanced) * *(..))
          || (execution(public * (@(Timed || Retried || CircuitGuarded) *).*(..))
              && within(@(Timed || Retried || CircuitGuarded) *)));

  /** Methods with a parameter that is a label or an instance. */
  pointcut bindsArgument():
      execution(* *(.., @Instance (*), ..)) || execution(* *(.., @Label (*), ..));

  /** Methods with several of those. */
  pointcut bindsSeveral():
      execution(* *(.., @Label (*), .., @Label (*), ..))
      || execution(* *(.., @Instance (*), .., @Label (*), ..))
      || execution(* *(.., @Label (*), .., @Instance (*), ..));

  public pointcut unbound():
      annotatedMethod() && !DeferredPointcut.outlastsCall() && !bindsArgument();

  /** Methods with one of those where an advice's own pointcut says that there is one. */
  public pointcut bindsNotSeveral():
      annotatedMethod() && !DeferredPointcut.outlastsCall() && !bindsSeveral();

  public pointcut bindsMany():
      annotatedMethod() && !DeferredPointcut.outlastsCall() && bindsSeveral();
}
