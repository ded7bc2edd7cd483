package ai.datapunk.weft.aspects;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.concurrent.CompletionStage;
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

  public pointcut unbound():
      annotatedMethod() && !retriedAsynchronously() && !bindsArgument();

  public pointcut bindsOne():
      annotatedMethod() && !retriedAsynchronously() && bindsArgument() && !bindsSeveral();

  public pointcut bindsMany():
      annotatedMethod() && !retriedAsynchronously() && bindsSeveral();
}
