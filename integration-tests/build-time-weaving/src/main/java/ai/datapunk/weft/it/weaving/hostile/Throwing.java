package ai.datapunk.weft.it.weaving.hostile;

import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.After;
import org.aspectj.lang.annotation.AfterReturning;
import org.aspectj.lang.annotation.AfterThrowing;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.aspectj.lang.annotation.Pointcut;

/**
 * An application's aspect of every kind of advice at every kind of join point, all of which fail.
 */
@Aspect
public class Throwing {

  /** What a wide pointcut finds in a holder. */
  @Pointcut("within(ai.datapunk.weft.it.weaving.hostile.Ledger_Metrics)")
  public void inHolder() {}

  /** What no advice can stand around. */
  @Pointcut("initialization(*.new(..)) || preinitialization(*.new(..))")
  public void beginning() {}

  /** Fails before. */
  @Before("inHolder()")
  public void before(JoinPoint point) {
    throw new IllegalStateException("before " + point);
  }

  /** Fails instead. */
  @Around("inHolder() && !beginning()")
  public Object around(ProceedingJoinPoint point) {
    throw new IllegalStateException("instead of " + point);
  }

  /** Fails after. */
  @After("inHolder()")
  public void after(JoinPoint point) {
    throw new IllegalStateException("after " + point);
  }

  /** Fails after what has returned. */
  @AfterReturning("inHolder()")
  public void afterReturning(JoinPoint point) {
    throw new IllegalStateException("after returning from " + point);
  }

  /** Fails after what has thrown. */
  @AfterThrowing("inHolder()")
  public void afterThrowing(JoinPoint point) {
    throw new IllegalStateException("after throwing from " + point);
  }
}
