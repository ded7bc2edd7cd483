package ai.datapunk.weft.aspects;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/**
 * Calls of methods that are retried when the future that they return fails. Their body runs again
 * after the call has returned, so it has to be an object: these are the only methods for which the
 * weaver makes one.
 */
@Aspect
public class AsynchronousRetry {

  @SuppressAjWarnings("adviceDidNotMatch")
  @Around("ai.datapunk.weft.aspects.Pointcuts.retriedAsynchronously()")
  public Object around(ProceedingJoinPoint joinPoint) throws Throwable {
    return JoinPointProbes.of(joinPoint.getStaticPart())
        .asynchronously(joinPoint.getArgs(), joinPoint::proceed);
  }
}
