package shop.ajcafter;

import java.util.concurrent.atomic.AtomicInteger;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;

@Aspect
public class Audit {
  static final AtomicInteger CALLS = new AtomicInteger();

  @Around("execution(void shop.ajcafter.Client.fail())")
  public Object audit(ProceedingJoinPoint call) throws Throwable {
    CALLS.incrementAndGet();
    return call.proceed();
  }
}
