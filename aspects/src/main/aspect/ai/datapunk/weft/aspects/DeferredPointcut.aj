package ai.datapunk.weft.aspects;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.Retried;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

/** Which methods have a body that runs after the call has returned, or a fallback that does. */
public aspect DeferredPointcut {

  /** Methods that return a future of whichever type. */
  pointcut returnsFuture(): execution((Future+ || CompletionStage+) *(..));

  /**
   * Methods that return a publisher. Reactor's types have a wildcard in their names because the
   * weaver looks for a type that is named in full, and tells of it where there is no Reactor.
   */
  pointcut publishes():
      execution((Flow.Publisher || reactor.core.publisher.M*no || reactor.core.publisher.F*ux) *(..));

  /** Methods that return one or the other. */
  pointcut returnsLater():
      execution(
          (Future+
              || CompletionStage+
              || Flow.Publisher
              || reactor.core.publisher.M*no
              || reactor.core.publisher.F*ux)
          *(..));

  /**
   * Methods that return a publisher of a type of its own, which no publisher of Weft's can be. Asked
   * for apart: a return type fits a method also if it is that of a method that it overrides.
   */
  pointcut returnsOtherPublisher():
      execution(
          ((Flow.Publisher+ && !Flow.Publisher && !Future+ && !CompletionStage+)
              || (reactor.core.publisher.M*no+ && !reactor.core.publisher.M*no)
              || (reactor.core.publisher.F*ux+ && !reactor.core.publisher.F*ux))
          *(..));

  /**
   * Methods whose body, or what answers in its place, runs after the call has returned: they are
   * retried or have a fallback when the future that they return fails, or at each subscription to
   * their publisher, at which an instance may be picked too.
   */
  public pointcut outlastsCall():
      !Pointcuts.advised()
      && !returnsOtherPublisher()
      && (returnsLater() && retriedOrNamesFallback()
          || publishes() && execution(@LoadBalanced * *(..)));

  /** What {@code FallbackPointcut.namesFallback} is, and all that is retried, in fewer words. */
  pointcut retriedOrNamesFallback():
      execution(@Retried * *(..))
      || execution(@CircuitGuarded(fallback != "") * *(..))
      || (execution(public * (@Retried *).*(..)) && within(@Retried *))
      || (execution(public * (@CircuitGuarded(fallback != "") *).*(..))
          && within(@CircuitGuarded *));
}
