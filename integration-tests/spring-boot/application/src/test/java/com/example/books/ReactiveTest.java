package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import reactor.core.publisher.Flux;

/** Publishers are recorded when they end, in Spring MVC and in WebFlux. */
class ReactiveTest {

  private final Application shop = Application.shared();
  private final PriceService service = Application.prices();

  @Test
  void aMonoIsRecordedWhenItEnds() {
    aMonoIsRecorded(shop);
  }

  @Test
  void aFluxOfAWebClientIsRecordedWhenItEnds() {
    aFluxIsRecorded(shop);
  }

  @Test
  void nobodySubscribesAndNothingIsRecorded() {
    double before = shop.counted("reviews", "of", "success");
    Flux<String> reviews = shop.bean(Reviews.class).of("9");
    assertThat(shop.counted("reviews", "of", "success")).isEqualTo(before);
    assertThat(reviews.collectList().block()).containsExactly("good", "long");
    assertThat(reviews.collectList().block()).containsExactly("good", "long");
    assertThat(shop.counted("reviews", "of", "success")).isEqualTo(before + 2);
  }

  /**
   * One more context: interfaces have proxies of the JDK there, which Spring makes itself. What it
   * has counted, and what comes after it has closed, the others show.
   */
  @Test
  void webFluxCallsTheSame() throws InterruptedException {
    try (Application reactive =
        Application.start(
            "prices.url=" + service.uri(),
            "spring.main.web-application-type=reactive",
            "spring.aop.proxy-target-class=false")) {
      aMonoIsRecorded(reactive);
      aFluxIsRecorded(reactive);
      aProxyOfTheJdkIsAroundTheCall(reactive);
      healthAndEndpointAreThere(reactive);
    }
    aMonoIsRecorded(shop);
  }

  private static void aMonoIsRecorded(Application application) {
    double before = application.counted("recommendations", "like", "success");
    application.bean(Recommendations.class).fail(2);
    assertThat(application.get("/books/12/like").body()).isEqualTo("more like 12");
    assertThat(application.counted("recommendations", "like", "success")).isEqualTo(before + 1);
  }

  private void aFluxIsRecorded(Application application) {
    double successes = application.counted("reviews", "of", "success");
    double failures = application.counted("reviews", "of", "failure");
    service.fail(2);
    assertThat(application.get("/books/12/reviews").body()).isEqualTo("[\"good\",\"long\"]");
    assertThat(application.counted("reviews", "of", "success")).isEqualTo(successes + 1);
    service.fail(3);
    assertThat(application.get("/books/12/reviews").statusCode()).isEqualTo(500);
    assertThat(application.counted("reviews", "of", "failure")).isEqualTo(failures + 1);
  }

  /** Boot adapts indicators and endpoints that know nothing of publishers. */
  private static void healthAndEndpointAreThere(Application reactive) throws InterruptedException {
    String checks = "/actuator/health/weftChecks";
    for (int i = 0; i < 600 && !reactive.get(checks).body().contains("\"UP\""); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(reactive.get(checks).body())
        .contains("\"UP\"", "{\"database\":\"healthy\",\"prices\":\"");
    assertThat(reactive.scraped("health_status{check_type=\"database\",service=\"books\"}"))
        .isEqualTo(1);
    assertThat(reactive.get("/actuator/weft").body()).contains("\"application\":\"books\"");
    assertThat(reactive.get("/actuator/weft/nobody").statusCode()).isEqualTo(404);
    HttpResponse<String> refused = reactive.post("/actuator/weft/prices", "{\"state\":\"open\"}");
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(refused.body()).contains("the endpoint is read-only");
  }

  private static void aProxyOfTheJdkIsAroundTheCall(Application application) {
    Till till = application.bean(Till.class);
    assertThat(AopUtils.isJdkDynamicProxy(till)).isTrue();
    double before = application.counted("till", "record", "success");
    till.record("9");
    assertThat(application.counted("till", "record", "success")).isEqualTo(before + 1);
  }
}
