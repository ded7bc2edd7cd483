package com.example.books;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** What the application's own aspect counts. */
@Component
public class CallCounter {

  private final AtomicInteger calls = new AtomicInteger();

  void count() {
    calls.incrementAndGet();
  }

  public int calls() {
    return calls.get();
  }
}
