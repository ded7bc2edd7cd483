package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Names of a platform's beside Micrometer's, for those who ask for them. */
class PlatformNamesTest {

  private static String requests(String path, int status) {
    return "http_requests_total{method=\"GET\",path=\"%s\",service=\"books\",status=\"%d\"}"
        .formatted(path, status);
  }

  /** An answer is there before the container has completed the request. */
  private static double onceCounted(Application shop, String requests, double expected)
      throws InterruptedException {
    for (int i = 0; i < 200 && shop.scraped(requests) != expected; i++) {
      TimeUnit.MILLISECONDS.sleep(25);
    }
    return shop.scraped(requests);
  }

  /** What is scraped once it has this text, likewise. */
  private static String onceScraped(Application shop, String text) throws InterruptedException {
    String scraped = shop.get("/actuator/prometheus").body();
    for (int i = 0; i < 200 && !scraped.contains(text); i++) {
      TimeUnit.MILLISECONDS.sleep(25);
      scraped = shop.get("/actuator/prometheus").body();
    }
    return scraped;
  }

  /** Micrometer counts them already. */
  @Test
  void unlessTheyAreAskedForRequestsAreCountedOnce() throws InterruptedException {
    Application shop = Application.shared();
    assertThat(shop.get("/actuator/prometheus").statusCode()).isEqualTo(200);
    assertThat(onceScraped(shop, "http_server_requests_seconds_count{"))
        .contains("http_server_requests_seconds_count{")
        .doesNotContain("http_requests_total")
        .doesNotContain("http_request_duration_seconds");
  }

  @Test
  void requestsAreCountedByTheTemplatesOfTheControllers() throws InterruptedException {
    try (Application shop =
        Application.start("books.platform.requests=true", "books.guarded=true")) {
      shop.post("/books", "{\"isbn\":\"77\",\"title\":\"Emma\"}");
      assertThat(shop.get("/books/77/title").body()).isEqualTo("Emma");
      assertThat(shop.get("/books/77/title").body()).isEqualTo("Emma");
      assertThat(onceCounted(shop, requests("/books/{isbn}/title", 200), 2)).isEqualTo(2);
      // By whichever filter a request is refused.
      assertThat(shop.get("/secrets").statusCode()).isEqualTo(401);
      assertThat(onceCounted(shop, requests("unmatched", 401), 1)).isEqualTo(1);
      assertThat(shop.get("/actuator/prometheus").body())
          .contains("http_server_requests_seconds_count{");
    }
  }

  @Test
  void withoutWhatTheMetricsOfTheProcessNeedTheStartEndsWithWhatToAdd() {
    assertThatThrownBy(() -> Application.start("books.platform.process=true"))
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasStackTraceContaining(
            "Process metrics need io.prometheus:prometheus-metrics-instrumentation-jvm, 1.5.0 or"
                + " later, and all jars of the Prometheus client of one version");
  }
}
