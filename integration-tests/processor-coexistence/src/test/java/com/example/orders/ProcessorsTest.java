package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.spec.MethodSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What each processor writes is there, whatever the others write. */
final class ProcessorsTest {

  @Test
  void aHolderNamesTypesThatOtherProcessorsMade() {
    assertThat(new OrderClient_Metrics().methods())
        .extracting(MethodSpec::signature)
        .containsExactly(
            "place(com.example.orders.OrderMapperImpl,com.example.orders.OrderDto,"
                + "com.example.orders.Order$OrderBuilder)",
            "fetch(com.example.orders.OrderDto)");
  }

  @Test
  void anAnnotationOfAClassReachesMethodsThatLombokWrote() {
    assertThat(new Stock_Metrics().methods())
        .extracting(MethodSpec::signature)
        .containsExactly("getLevel()");
  }

  @Test
  void lombokAndMapStructHaveDoneTheirWork() {
    OrderDto dto = new OrderDto();
    dto.setSku("book");
    dto.setQuantity(2);
    assertThat(new OrderClient(new OrderMapperImpl()).fetch(dto))
        .isEqualTo(Order.builder().sku("book").quantity(2).build());
  }

  @Test
  void theCatalogNamesEveryClass() throws IOException {
    assertThat(catalog()).contains("com.example.orders.OrderClient", "com.example.orders.Stock");
  }

  /** {@code OrderMapperImpl} is MapStruct's, and {@code getLevel} is Lombok's. */
  @Test
  void callsLeadThroughWhatOtherProcessorsWrote() throws IOException {
    String call = "{\"class\": \"com.example.orders.Stock\", \"method\": \"getLevel()\"";
    assertThat(catalog().split(Pattern.quote(call), -1)).as("two calls").hasSize(3);
  }

  private static String catalog() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ProcessorsTest.class.getResourceAsStream("/META-INF/weft/catalog.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
