package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.web.context.support.ServletRequestHandledEvent;

/** {@code spring.threads.virtual.enabled}, which is set for the shared application. */
class VirtualThreadsTest {

  private final Application shop = Application.shared();

  /** Told in the thread that has handled the request, perhaps after the client has its answer. */
  private static final class Handled implements ApplicationListener<ServletRequestHandledEvent> {

    final CompletableFuture<Thread> thread = new CompletableFuture<>();

    @Override
    public void onApplicationEvent(ServletRequestHandledEvent event) {
      if (event.getRequestUrl().equals("/books")) {
        thread.complete(Thread.currentThread());
      }
    }
  }

  @Test
  void callsInThemAreRecordedOnce() throws Exception {
    int jdk = Runtime.version().feature();
    assumeTrue(jdk >= 21, "there are no virtual threads in JDK " + jdk + ": run with 21 or later");
    Handled handled = new Handled();
    shop.context().addApplicationListener(handled);
    double before = shop.counted("library", "all", "success");
    shop.get("/books");
    Thread thread = handled.thread.get(30, TimeUnit.SECONDS);
    assertThat(Thread.class.getMethod("isVirtual").invoke(thread)).isEqualTo(true);
    assertThat(shop.counted("library", "all", "success")).isEqualTo(before + 1);
  }
}
