package com.example.books;

import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.springframework.stereotype.Component;

/** An aspect of the application's own, which Spring makes and applies. */
@Aspect
@Component
public class CountingAspect {

  private final CallCounter counter;

  CountingAspect(CallCounter counter) {
    this.counter = counter;
  }

  @Before("execution(* com.example.books.Library.*(..))")
  public void count() {
    counter.count();
  }
}
