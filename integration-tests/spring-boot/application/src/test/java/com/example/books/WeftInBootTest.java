package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.WovenAssertions;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Weft in the bookshop, with one dependency and no line of configuration. */
class WeftInBootTest {

  private static final String ALL =
      "mesh_service_calls_total{operation=\"all\",service=\"library\",status=\"success\"}";

  @Test
  void itsFamiliesStandBesideMicrometersWithWhatWasCountedBeforeTheContext() {
    Greeting.FIRST.greet("early");
    try (Application shop = Application.start()) {
      String scrape = shop.get("/actuator/prometheus").body();
      assertThat(Application.value(scrape, greetings())).isEqualTo(1);
      assertThat(scrape).contains("# TYPE jvm_memory_used_bytes gauge");
      double calls = shop.scraped(ALL);
      shop.get("/books");
      assertThat(shop.scraped(ALL)).isEqualTo(calls + 1);
      WovenAssertions.assertWoven(Library.class, PriceClient.class, Notifier.class);
    }
  }

  private static String greetings() {
    return "mesh_service_calls_total{operation=\"greet\",service=\"greeting\",status=\"success\"}";
  }

  @Test
  void severalContextsShowTheSame() {
    try (Application one = Application.start();
        Application two = Application.start()) {
      double before = one.scraped(ALL);
      assertThat(two.scraped(ALL)).isEqualTo(before);
      two.get("/books");
      assertThat(one.scraped(ALL)).isEqualTo(before + 1);
      assertThat(two.scraped(ALL)).isEqualTo(before + 1);
    }
  }

  @Test
  void theManagementPortCanBeItsOwn() {
    try (Application shop = Application.start("management.server.port=0")) {
      assertThat(shop.managementPort()).isNotEqualTo(shop.port());
      assertThat(shop.get("/actuator/prometheus").statusCode()).isEqualTo(404);
      String scrape = shop.get(shop.managementPort(), "/actuator/prometheus").body();
      assertThat(Application.value(scrape, ALL)).isNotNaN();
    }
  }

  @Test
  void propertiesHoldAndSayWhereTheyAreFrom() {
    try (PriceService prices = new PriceService();
        Application shop = Application.start("prices.url=" + prices.uri())) {
      prices.fail(1);
      assertThat(shop.get("/books/1/price").body()).isEqualTo("1250");
      prices.fail(2);
      assertThat(shop.get("/books/1/price").statusCode()).isEqualTo(500);
      String report = shop.get("/actuator/weft").body();
      assertThat(report)
          .contains("\"application\":\"books\"")
          .contains(
              "{\"key\":\"weft.retry.prices.price.max-attempts\",\"value\":\"2\",\"source\":"
                  + "\"weft.retry.prices.price.max-attempts (class path resource [application.yml]"
                  + " - ")
          .contains(
              "{\"key\":\"weft.retry.prices.price.delay\",\"value\":\"1ms\",\"source\":\"annotation\"}");
    }
  }

  @Test
  void wrongPropertiesEndTheStartAllAtOnce() {
    assertThatThrownBy(
            () ->
                Application.start(
                    "weft.retry.prices.max-attempts=many", "weft.circuit.prices.open-for=soon"))
        .hasMessageContaining("weft.retry.prices.max-attempts is 'many' (commandLineArgs)")
        .hasMessageContaining("weft.circuit.prices.open-for is 'soon' (commandLineArgs)");
  }

  @Test
  void circuitsCanBeOpenedWhereTheUserAllowsIt() {
    try (Application shop = Application.start("management.endpoint.weft.access=unrestricted")) {
      shop.bean(PriceClient.class);
      assertThat(shop.get("/actuator/weft/prices").body()).isEqualTo("{\"state\":\"closed\"}");
      assertThat(shop.post("/actuator/weft/prices", "{\"state\":\"open\"}").body())
          .isEqualTo("{\"state\":\"open\"}");
      assertThat(Weft.circuit("prices").state()).hasToString("OPEN");
      assertThat(shop.get("/actuator/health").body())
          .contains("\"circuits\":{\"prices\":\"open\"}")
          .endsWith("\"status\":\"UP\"}");
      assertThat(shop.post("/actuator/weft/prices", "{\"state\":\"ajar\"}").statusCode())
          .isEqualTo(400);
      assertThat(shop.get("/actuator/weft/nobody").statusCode()).isEqualTo(404);
      shop.post("/actuator/weft/prices", "{\"state\":\"closed\"}");
      assertThat(Weft.circuit("prices").state()).hasToString("CLOSED");
    }
  }

  @Test
  void circuitsCannotBeOpenedUnlessTheUserAllowsIt() {
    try (Application shop = Application.start()) {
      assertThat(shop.post("/actuator/weft/prices", "{\"state\":\"open\"}").statusCode())
          .isEqualTo(405);
      assertThat(Weft.circuit("prices").state()).hasToString("CLOSED");
    }
  }

  @Test
  void anOpenCircuitIsDownWhereTheUserSaysSo() {
    try (Application shop = Application.start("management.health.weft.down-on-open-circuit=true")) {
      shop.bean(PriceClient.class);
      Weft.circuit("prices").forceOpen();
      assertThat(shop.get("/actuator/health").statusCode()).isEqualTo(503);
      Weft.circuit("prices").close();
      assertThat(shop.get("/actuator/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anInstanceIsPicked() throws IOException, InterruptedException {
    try (PriceService prices = new PriceService();
        Application shop = Application.start()) {
      shop.bean(Mesh.class).instances("prices", InstanceSource.of(prices.uri()));
      assertThat(shop.bean(PriceClient.class).price(null, "1")).isEqualTo(1250);
      assertThat(shop.get("/actuator/weft").body())
          .contains("\"instance\":\"" + prices.uri().getAuthority() + "\"");
    }
  }
}
