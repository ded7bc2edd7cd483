package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.WovenAssertions;
import org.junit.jupiter.api.Test;

/** Weft in the bookshop, with one dependency and nothing configured of it but a policy. */
class WeftInBootTest {

  private final PriceService prices = Application.prices();
  private final Application shop = Application.shared();

  @Test
  void itsFamiliesStandBesideMicrometersWithWhatWasCountedBeforeTheContext() {
    String scrape = shop.get("/actuator/prometheus").body();
    assertThat(Application.value(scrape, Application.calls("greeting", "greet", "success")))
        .isEqualTo(1);
    assertThat(scrape).contains("# TYPE jvm_memory_used_bytes gauge");
    WovenAssertions.assertWoven(Library.class, PriceClient.class, Notifier.class);
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
}
