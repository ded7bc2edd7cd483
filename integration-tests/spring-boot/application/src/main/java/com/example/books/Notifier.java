package com.example.books;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

/** Tells people of new books, in a thread of its own. */
@Service
@MeshService("notifier")
public class Notifier {

  @Async
  @Timed
  public Future<String> tell(String title) {
    return CompletableFuture.completedFuture("told of " + title);
  }
}
