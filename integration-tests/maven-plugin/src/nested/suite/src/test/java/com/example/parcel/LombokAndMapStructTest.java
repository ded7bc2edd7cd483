package com.example.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.WovenAssertions;
import com.example.suite.Suite;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The suite, compiled with Lombok and MapStruct beside Weft, and classes that those write. */
@TestMethodOrder(OrderAnnotation.class)
class LombokAndMapStructTest {

  /** It compares all that there is, and so comes first. */
  @Test
  @Order(1)
  void everyCallOfTheSuiteIsCountedOnce() {
    assertThat(Suite.run().wrong()).isEmpty();
  }

  @Test
  @Order(2)
  void methodsThatLombokWritesAreWovenAndMapStructCallsThem() {
    WovenAssertions.assertWoven(Shelf.class);

    Shelf shelf = Shelf.builder().sku("hat").level(3).build();

    assertThat(new ShelfMapperImpl().toDto(shelf)).isEqualTo(new ShelfDto("hat", 3));
    assertThat(calls("shelves")).containsEntry("get_sku", 1.0).containsEntry("get_level", 1.0);
  }

  @Test
  @Order(3)
  void soAreThoseAmongTheTests() {
    WovenAssertions.assertWoven(Pallet.class);
    Pallet pallet = new Pallet();
    pallet.setShelf(Shelf.builder().sku("cap").level(4).build());

    assertThat(new PalletMapperImpl().toDto(pallet)).isEqualTo(new ShelfDto("cap", 4));
    assertThat(calls("pallets")).containsEntry("set_shelf", 1.0);
  }

  /** How often each operation of a service was called. */
  private static Map<String, Double> calls(String service) {
    Map<String, Double> calls = new TreeMap<>();
    PrometheusRegistry.defaultRegistry.scrape().stream()
        .filter(family -> family.getMetadata().getName().equals("mesh_service_calls"))
        .flatMap(family -> ((CounterSnapshot) family).getDataPoints().stream())
        .filter(series -> service.equals(series.getLabels().get("service")))
        .forEach(
            series ->
                calls.merge(
                    String.valueOf(series.getLabels().get("operation")),
                    series.getValue(),
                    Double::sum));
    return calls;
  }
}
