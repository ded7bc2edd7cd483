package ai.datapunk.weft.aspects;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

/** Which methods are woven, by what the advice must bind of their arguments. */
public aspect Pointcuts {

  /** Methods that an annotation of ours acts on; never constructors, never calls. */
  pointcut annotatedMethod():
      execution(@(Timed || Retried || CircuitGuarded || LoadBalanced) * *(..))
      || (execution(public * (@(Timed || Retried || CircuitGuarded) *).*(..))
          && within(@(Timed || Retried || CircuitGuarded) *));

  /** Methods with a parameter that is a label or an instance. */
  pointcut bindsArgument():
      execution(* *(.., @Instance (*), ..)) || execution(* *(.., @Label (*), ..));

  /** Methods with several of those. */
  pointcut bindsSeveral():
      execution(* *(.., @Label (*), .., @Label (*), ..))
      || execution(* *(.., @Instance (*), .., @Label (*), ..))
      || execution(* *(.., @Label (*), .., @Instance (*), ..));

  /** Methods that are retried when the future that they return fails. */
  public pointcut retriedAsynchronously():
      execution(@Retried (Future+ || CompletionStage+) *(..))
      || (execution(public (Future+ || CompletionStage+) (@Retried *).*(..)) && within(@Retried *));

  /**
   * Methods that return a publisher. Reactor's types have a wildcard in their names because the
   * weaver looks for a type that is named in full, and tells of it where there is no Reactor.
   */
  pointcut publishes():
      execution((Flow.Publisher || reactor.core.publisher.M*no || reactor.core.publisher.F*ux) *(..));

  /**
   * Methods that are retried, or pick an instance, at each subscription to their publisher, or have
   * a fallback for it.
   */
  public pointcut actsWhenSubscribed():
      publishes()
      && (execution(@(Retried || LoadBalanced) * *(..))
          || (execution(public * (@Retried *).*(..)) && within(@Retried *))
          || FallbackPointcut.namesFallback());

  /** Methods whose body runs after the call has returned. */
  public pointcut outlastsCall(): retriedAsynchronously() || actsWhenSubscribed();

  public pointcut unbound():
      annotatedMethod() && !outlastsCall() && !bindsArgument();

  public pointcut bindsOne():
      annotatedMethod() && !outlastsCall() && bindsArgument() && !bindsSeveral();

  public pointcut bindsMany():
      annotatedMethod() && !outlastsCall() && bindsSeveral();
}
