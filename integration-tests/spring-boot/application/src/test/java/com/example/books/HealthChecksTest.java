package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Weft;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Health checks that are beans, and Boot's indicators as such. */
class HealthChecksTest {

  private static final String FOUND = "{\"database\":\"healthy\",\"prices\":\"healthy\"}";

  private final Application shop = Application.shared();

  private static String status(String type) {
    return "health_status{check_type=\"%s\",service=\"books\"}".formatted(type);
  }

  private static void await(Application application, String series, double value)
      throws InterruptedException {
    for (int i = 0; i < 600 && application.scraped(series) != value; i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(application.scraped(series)).as(series).isEqualTo(value);
  }

  @Test
  void beansShowInTheMetricsAndInBootsHealth() throws InterruptedException {
    await(shop, status("aggregate"), 1);
    assertThat(shop.scraped(status("database"))).isEqualTo(1);
    assertThat(shop.scraped(status("prices"))).isEqualTo(1);
    assertThat(shop.scraped(status("db"))).isNaN();
    assertThat(shop.get("/actuator/prometheus").body())
        .containsPattern("service_up\\{instance=\"[^\"]+\",service=\"books\"} 1\\.0");
    assertThat(shop.get("/actuator/health").body())
        // The two Boots write them in another order.
        .containsAnyOf(
            "\"weftChecks\":{\"status\":\"UP\",\"details\":" + FOUND,
            "\"weftChecks\":{\"details\":" + FOUND + ",\"status\":\"UP\"}");
  }

  @Test
  void bootsIndicatorsAreChecksWhereThatIsSetAndTheirContextIsThere() throws InterruptedException {
    await(shop, status("aggregate"), 1);
    try (Application other = Application.start("weft.spring.health.indicators=true")) {
      await(other, status("db"), 1);
      await(other, status("disk_space"), 1);
      await(other, status("database"), 1);
      await(other, status("prices"), 1);
      assertThat(other.get("/actuator/prometheus").body())
          .doesNotContain("check_type=\"weft")
          .contains("check_type=\"ping\"");
      assertThat(other.get("/actuator/health").body()).contains("\"details\":" + FOUND);
      assertThat(shop.get("/actuator/health").statusCode()).isEqualTo(200);
      assertThat(shop.get("/actuator/health").body())
          .contains("\"weftChecks\":{\"status\":\"UNKNOWN\"}");
    }
    await(shop, status("aggregate"), 1);
    assertThat(shop.scraped(status("db"))).isNaN();
    assertThat(Weft.mesh().application().name()).isEqualTo("books");
  }
}
