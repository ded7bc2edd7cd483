package ai.datapunk.weft.aspects;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Retried;

/** Which methods have a fallback, of their own or their class's. */
public aspect FallbackPointcut {

  /** Methods in whose place another one answers when they have failed. */
  public pointcut hasFallback():
      execution(@Retried(fallback != "") * *(..))
      || execution(@CircuitGuarded(fallback != "") * *(..))
      || (execution(public * (@Retried(fallback != "") *).*(..)) && within(@Retried *))
      || (execution(public * (@CircuitGuarded(fallback != "") *).*(..))
          && within(@CircuitGuarded *));
}
