package ai.datapunk.weft.it.weaving;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.DeclarePrecedence;

/** An application's own aspect, which is to come before everything, Weft's advice included. */
@Aspect
@DeclarePrecedence("ai.datapunk.weft.it.weaving.Security, *")
public class Security {

  /** Keeps out whoever has no ticket. */
  @Around("execution(* ai.datapunk.weft.it.weaving.Secured.*(..)) && args(ticket, ..)")
  public Object check(ProceedingJoinPoint call, String ticket) throws Throwable {
    if (ticket.isEmpty()) {
      throw new SecurityException("no ticket");
    }
    return call.proceed();
  }
}
