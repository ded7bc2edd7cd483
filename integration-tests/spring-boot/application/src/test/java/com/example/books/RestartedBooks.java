package com.example.books;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.ConfigurableApplicationContext;

/** The bookshop as a developer starts it, with devtools: tells of each start. */
final class RestartedBooks {

  private RestartedBooks() {}

  public static void main(String[] args) {
    // In the first class loader, devtools end the thread here, and call this again in another one.
    ConfigurableApplicationContext started = SpringApplication.run(BooksApplication.class, args);
    contexts().add(started);
  }

  /** What was started so far, in an attribute of devtools': these are not loaded anew. */
  @SuppressWarnings("unchecked")
  static BlockingQueue<ConfigurableApplicationContext> contexts() {
    return (BlockingQueue<ConfigurableApplicationContext>)
        Restarter.getInstance().getOrAddAttribute("books.contexts", LinkedBlockingQueue::new);
  }
}
