package com.example.books;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What else a reader might like, for whoever subscribes. */
@Component
@MeshService("recommendations")
public class Recommendations {

  private final AtomicInteger failing = new AtomicInteger();

  /** The next so many attempts fail. */
  void fail(int attempts) {
    failing.set(attempts);
  }

  @Timed
  @Retried(maxAttempts = 3, delay = "1ms", retryOn = IOException.class)
  public Mono<String> like(String isbn) {
    return failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0
        ? Mono.error(new IOException("not now"))
        : Mono.just("more like " + isbn);
  }
}
