package ai.datapunk.weft.it.weaving.hostile;

import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;

/** An aspect that calls an annotated method of the class whose holder it is woven into. */
@Aspect
public class CallsBack {

  /** Calls it. */
  @Before("within(ai.datapunk.weft.it.weaving.hostile.*OfCallsBack_Metrics) && execution(* *(..))")
  public void before() {
    new Books.OfCallsBack().page(1);
  }
}
