package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyKeyTest {

  @ParameterizedTest
  @CsvSource({
    "weft.retry.max-attempts, weft.retry.max-attempts, 0",
    "weft.retry.stock.fetch.maxAttempts, weft.retry.stock.fetch.max-attempts, 0",
    "weft.retry.stock.fetch.max_attempts, weft.retry.stock.fetch.max-attempts, 0",
    "weft.loadBalancer.stock.slowStart, weft.load-balancer.stock.slow-start, 0",
    "weft.circuit[pay.eu].open-for, weft.circuit.pay.eu.open-for, 0",
    "weft.circuit.payEu.openFor, weft.circuit.payEu.open-for, 0",
    "weft.load-balancer.stock.instances[2], weft.load-balancer.stock.instances, 2",
    "weft.family.retry_calls_total.enabled, weft.family.retry_calls_total.enabled, 0",
    "weft.enabled, weft.enabled, 0",
    "weft.retry.stock.maxAtempts, weft.retry.stock.maxAtempts, 0"
  })
  void aPropertyIsASettingHoweverItIsWritten(String property, String setting, int index) {
    assertThat(PropertyKey.of(property)).isEqualTo(new PropertyKey(setting, index));
  }

  @ParameterizedTest
  @ValueSource(strings = {"server.port", "wefts.enabled", "weft.spring.discovery.enabled"})
  void othersAreNone(String property) {
    assertThat(PropertyKey.of(property)).isNull();
  }

  @Test
  void thePrefixAloneIsNone() {
    assertThat(PropertyKey.of("weft")).isNull();
  }
}
