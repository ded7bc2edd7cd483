package shop.ownaspect;

import java.util.concurrent.atomic.AtomicInteger;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;

@Aspect
public class Audit {
  static final AtomicInteger CALLS = new AtomicInteger();

  private final String name;

  public Audit(String name) {
    this.name = name;
  }

  @Around("execution(void shop.ownaspect.Client.fail())")
  public Object audit(ProceedingJoinPoint call) throws Throwable {
    CALLS.incrementAndGet();
    return call.proceed();
  }
}
