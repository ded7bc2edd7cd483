package ai.datapunk.weft.it.weaving.hostile;

import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;

/** An aspect that there is no instance of, as where a container has yet to make it. */
@Aspect
public class Unmade {

  /** Never ends. */
  public Unmade() {
    throw new IllegalStateException("whatever it needs is not there yet");
  }

  /** Never called. */
  @Before("within(ai.datapunk.weft.it.weaving.hostile.*OfUnmade_Metrics)")
  public void before() {}
}
