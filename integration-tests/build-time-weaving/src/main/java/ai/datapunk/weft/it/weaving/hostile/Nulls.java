package ai.datapunk.weft.it.weaving.hostile;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;

/** An aspect that has whatever it is around give nothing: null, 0 or false. */
@Aspect
public class Nulls {

  /** Gives nothing. */
  @Around(
      "within(ai.datapunk.weft.it.weaving.hostile.*OfNulls_Metrics)"
          + " && (execution(* *(..)) || get(* *))")
  public Object around(ProceedingJoinPoint point) {
    return null;
  }
}
