package ai.datapunk.weft.aspects;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Retried;

/** Which methods have a fallback, of their own or their class's. */
public aspect FallbackPointcut {

  /** Methods in whose place another one answers when the call, which ends when it returns, has failed. */
  public pointcut hasFallback():
      !Pointcuts.advised()
      && namesFallback()
      && !DeferredPointcut.publishes()
      && !DeferredPointcut.returnsFuture();

  /** Those that are called on an object. */
  public pointcut onObject(Object self): hasFallback() && this(self);

  /** Those that are called on a class. */
  public pointcut onClass(): hasFallback() && execution(static * *(..));

  /**
   * All of those, and methods in whose place another one answers when their future or a subscription
   * has failed.
   */
  pointcut namesFallback():
      execution(@Retried(fallback != "") * *(..))
      || execution(@CircuitGuarded(fallback != "") * *(..))
      || (execution(public * (@Retried(fallback != "") *).*(..)) && within(@Retried *))
      || (execution(public * (@CircuitGuarded(fallback != "") *).*(..))
          && within(@CircuitGuarded *));
}
