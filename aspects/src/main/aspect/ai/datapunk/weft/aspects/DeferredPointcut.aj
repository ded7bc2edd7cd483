package ai.datapunk.weft.aspects;

import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.Retried;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

/** Which methods have a body that runs after the call has returned, or a fallback that does. */
public aspect DeferredPointcut {

  /** Methods that return a future of whichever type. */
  pointcut returnsFuture(): execution((Future+ || CompletionStage+) *(..));

  /** Methods that another one answers for when the future that they return fails. */
  public pointcut fallsBackAsynchronously(): returnsFuture() && FallbackPointcut.namesFallback();

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

  /** Methods whose body, or what answers in its place, runs after the call has returned. */
  public pointcut outlastsCall():
      !Pointcuts.advised()
      && (retriedAsynchronously() || fallsBackAsynchronously() || actsWhenSubscribed());
}
