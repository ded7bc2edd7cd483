package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.WovenAssertions;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Weft in the bookshop, with one dependency and nothing configured of it but a policy. */
class WeftInBootTest {

  private static final String ALL = Application.calls("library", "all", "success");

  private final PriceService prices = Application.prices();
  private final Application shop = Application.shared();

  @AfterEach
  void closeTheCircuit() {
    Weft.circuit("prices").close();
  }

  @Test
  void itsFamiliesStandBesideMicrometersWithWhatWasCountedBeforeTheContext() {
    String scrape = shop.get("/actuator/prometheus").body();
    assertThat(Application.value(scrape, Application.calls("greeting", "greet", "success")))
        .isEqualTo(1);
    assertThat(scrape).contains("# TYPE jvm_memory_used_bytes gauge");
    WovenAssertions.assertWoven(Library.class, PriceClient.class, Notifier.class);
  }

  @Test
  void severalContextsShowTheSame() {
    try (Application other =
        Application.start("management.server.port=0", "management.server.address=127.0.0.1")) {
      double before = shop.scraped(ALL);
      other.get("/books");
      assertThat(shop.scraped(ALL)).isEqualTo(before + 1);
      assertThat(other.get("/actuator/prometheus").statusCode()).isEqualTo(404);
      String scrape = other.get(other.managementPort(), "/actuator/prometheus").body();
      assertThat(Application.value(scrape, ALL)).isEqualTo(before + 1);
    }
    double before = shop.scraped(ALL);
    shop.get("/books");
    assertThat(shop.scraped(ALL)).isEqualTo(before + 1);
  }

  @Test
  void propertiesHoldAndSayWhereTheyAreFrom() {
    prices.fail(1);
    assertThat(shop.get("/books/1/price").body()).isEqualTo("1250");
    prices.fail(2);
    assertThat(shop.get("/books/1/price").statusCode()).isEqualTo(500);
    assertThat(shop.get("/actuator/weft").body())
        .contains("\"application\":\"books\"")
        .contains(
            "{\"key\":\"weft.retry.prices.price.max-attempts\",\"value\":\"2\",\"source\":"
                + "\"weft.retry.prices.price.max-attempts (class path resource [application.yml]"
                + " - ")
        .contains(
            "{\"key\":\"weft.retry.prices.price.delay\",\"value\":\"1ms\",\"source\":"
                + "\"annotation\"}")
        .contains("\"unwoven\":{}");
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
    assertThat(shop.post("/actuator/weft/prices", "{\"state\":\"open\"}").statusCode())
        .isEqualTo(405);
    assertThat(shop.get("/actuator/weft/prices").body()).isEqualTo("{\"state\":\"closed\"}");
    assertThat(shop.get("/actuator/weft/nobody").statusCode()).isEqualTo(404);
    try (Application careful =
        Application.start(
            "management.endpoint.weft.access=unrestricted",
            "management.health.weft.down-on-open-circuit=true")) {
      HttpResponse<String> ajar = careful.post("/actuator/weft/prices", "{\"state\":\"ajar\"}");
      assertThat(ajar.statusCode()).isEqualTo(400);
      assertThat(ajar.body())
          .isEqualTo("{\"reason\":\"state is 'ajar' but must be 'open' or 'closed'\"}");
      HttpResponse<String> nobody = careful.post("/actuator/weft/nobody", "{\"state\":\"open\"}");
      assertThat(nobody.statusCode()).isEqualTo(400);
      assertThat(nobody.body()).contains("service is 'nobody', which has no circuit");
      assertThat(careful.post("/actuator/weft/prices", "{\"state\":\"open\"}").body())
          .isEqualTo("{\"state\":\"open\"}");
      assertThat(Weft.circuit("prices").state()).hasToString("OPEN");
      assertThat(shop.get("/actuator/health").statusCode()).isEqualTo(200);
      assertThat(shop.get("/actuator/health").body())
          .contains("\"circuits\":{\"prices\":\"open\"}");
      assertThat(careful.get("/actuator/health").statusCode()).isEqualTo(503);
      careful.post("/actuator/weft/prices", "{\"state\":\"closed\"}");
      assertThat(Weft.circuit("prices").state()).hasToString("CLOSED");
      assertThat(careful.get("/actuator/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anInstanceIsPicked() throws IOException, InterruptedException {
    shop.bean(Mesh.class).instances("prices", InstanceSource.of(prices.uri()));
    assertThat(shop.bean(PriceClient.class).price(null, "1")).isEqualTo(1250);
    assertThat(shop.get("/actuator/weft").body())
        .contains("\"instance\":\"" + prices.uri().getAuthority() + "\"");
  }
}
