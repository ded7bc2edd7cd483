package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Names of a platform's beside Micrometer's, for those who ask for them. */
class PlatformNamesTest {

  private static String requests(String path) {
    return "http_requests_total{method=\"GET\",path=\"%s\",service=\"books\",status=\"200\"}"
        .formatted(path);
  }

  @Test
  void requestsAreCountedByTheTemplatesOfTheControllers() throws InterruptedException {
    try (Application shop = Application.start("books.platform.requests=true")) {
      shop.post("/books", "{\"isbn\":\"77\",\"title\":\"Emma\"}");
      assertThat(shop.get("/books/77/title").body()).isEqualTo("Emma");
      assertThat(shop.get("/books/77/title").body()).isEqualTo("Emma");
      String titles = requests("/books/{isbn}/title");
      for (int i = 0; i < 200 && shop.scraped(titles) != 2; i++) {
        // An answer is there before the container has completed the request.
        TimeUnit.MILLISECONDS.sleep(25);
      }
      assertThat(shop.scraped(titles)).isEqualTo(2);
      assertThat(shop.get("/actuator/prometheus").body())
          .contains("http_server_requests_seconds_count{");
    }
  }

  @Test
  void withoutWhatTheMetricsOfTheProcessNeedTheStartEndsWithWhatToAdd() {
    assertThatThrownBy(() -> Application.start("books.platform.process=true"))
        .hasRootCauseInstanceOf(ClassNotFoundException.class)
        .hasStackTraceContaining(
            "Process metrics need io.prometheus:prometheus-metrics-instrumentation-jvm, 1.5.0 or"
                + " later, and all jars of the Prometheus client of one version");
  }
}
