package ai.datapunk.weft.aspects;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/**
 * Calls of methods whose body runs after the call has returned: they are retried, or another one
 * answers, when the future that they return fails, or they act at each subscription to the publisher
 * that they return. Their body has to be an object: these are the only methods for which the weaver
 * makes one.
 */
@Aspect
public class DeferredCall {

  @SuppressAjWarnings("adviceDidNotMatch")
  @Around("ai.datapunk.weft.aspects.DeferredPointcut.outlastsCall()")
  public Object around(ProceedingJoinPoint joinPoint) throws Throwable {
    Object[] arguments = joinPoint.getArgs();
    return JoinPointProbes.of(joinPoint.getStaticPart())
        .asynchronously(arguments, new JoinPointBody(joinPoint, arguments));
  }
}
