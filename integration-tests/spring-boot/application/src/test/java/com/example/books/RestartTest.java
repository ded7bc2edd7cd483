package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A restart as devtools do it: the application's classes anew, in a class loader of their own, and
 * all libraries as they were.
 */
class RestartTest {

  private static final String GREETINGS = Application.calls("library", "all", "success");

  /** As devtools' loader: its own classes first. */
  private static final class RestartLoader extends URLClassLoader {

    RestartLoader(URL classes) {
      super(new URL[] {classes}, RestartTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded == null && findResource(name.replace('.', '/') + ".class") != null) {
          loaded = findClass(name);
        }
        return loaded == null ? super.loadClass(name, resolve) : loaded;
      }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      URL own = findResource(name);
      try {
        return own == null ? super.getResourceAsStream(name) : own.openStream();
      } catch (IOException unreadable) {
        return null;
      }
    }
  }

  @Test
  void seriesGoOnAndNoNameIsTaken() throws Exception {
    double first = countAfterOneCall();
    assertThat(countAfterOneCall()).isEqualTo(first + 1);
  }

  private static double countAfterOneCall() throws Exception {
    URL classes = BooksApplication.class.getProtectionDomain().getCodeSource().getLocation();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (RestartLoader loader = new RestartLoader(classes)) {
      thread.setContextClassLoader(loader);
      Class<?> application = loader.loadClass(BooksApplication.class.getName());
      assertThat(application).isNotSameAs(BooksApplication.class);
      String[] arguments = {
        "--server.port=0",
        "--server.address=127.0.0.1",
        "--spring.main.banner-mode=off",
        "--spring.datasource.generate-unique-name=true"
      };
      try (ConfigurableApplicationContext context =
          org.springframework.boot.SpringApplication.run(application, arguments)) {
        get(context, "/books");
        return Application.value(get(context, "/actuator/prometheus"), GREETINGS);
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String get(ConfigurableApplicationContext context, String path)
      throws IOException, InterruptedException {
    String port = context.getEnvironment().getProperty("local.server.port");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
