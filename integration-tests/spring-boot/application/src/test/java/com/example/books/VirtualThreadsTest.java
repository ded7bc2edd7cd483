package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.web.context.support.ServletRequestHandledEvent;

/** {@code spring.threads.virtual.enabled}, which is set for the shared application. */
class VirtualThreadsTest {

  private final Application shop = Application.shared();

  /** Told in the thread that has handled the request. */
  private static final class Handled implements ApplicationListener<ServletRequestHandledEvent> {

    final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Override
    public void onApplicationEvent(ServletRequestHandledEvent event) {
      threads.add(Thread.currentThread());
    }
  }

  @Test
  void callsInThemAreRecordedOnce() throws Exception {
    int jdk = Runtime.version().feature();
    assumeTrue(jdk >= 21, "there are no virtual threads in JDK " + jdk + ": run with 21 or later");
    Handled handled = new Handled();
    shop.context().addApplicationListener(handled);
    double before = shop.counted("library", "all", "success");
    handled.threads.clear();
    shop.get("/books");
    assertThat(handled.threads).hasSize(1);
    assertThat(Thread.class.getMethod("isVirtual").invoke(handled.threads.get(0))).isEqualTo(true);
    assertThat(shop.counted("library", "all", "success")).isEqualTo(before + 1);
  }
}
