package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.loadbalancer.InstanceSource;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;

class TrackedInstanceTest {

  private final TrackedInstance instance =
      new TrackedInstance(new InstanceSource.Address("a:1", 1, 0), false);

  @Test
  void theLabelIsHostAndPortWhereTheAddressHasThem() {
    assertThat(TrackedInstance.idOf(URI.create("http://stock:8080/v1"))).isEqualTo("stock:8080");
    assertThat(TrackedInstance.idOf(URI.create("stock"))).isEqualTo("stock");
    assertThat(TrackedInstance.idOf(InetSocketAddress.createUnresolved("stock", 8080)))
        .isEqualTo("stock:8080");
    assertThat(TrackedInstance.idOf(17)).isEqualTo("17");
  }

  /** 1 → 0.75 → 0.5625 → 0.421875, and back by a quarter of what is missing. */
  @Test
  void theScoreIsAWeightedAverageOfOutcomes() {
    instance.failed(0);
    assertThat(instance.health()).isEqualTo(0.75);
    instance.failed(0);
    assertThat(instance.health()).isEqualTo(0.5625);
    assertThat(instance.isHealthy()).isTrue();
    instance.failed(0);
    assertThat(instance.health()).isEqualTo(0.421875);
    assertThat(instance.isHealthy()).isFalse();
    instance.succeeded();
    assertThat(instance.health()).isEqualTo(0.56640625);
    assertThat(instance.isHealthy()).isTrue();
    instance.released();
    assertThat(instance.health()).isEqualTo(0.56640625);
  }

  @Test
  void theScoreIsPerfectAgainAfterEnoughSuccesses() {
    instance.failed(0);
    // 0.25 × 0.75^n is below 0.0001 from n = 28 on.
    for (int i = 0; i < 27; i++) {
      instance.succeeded();
    }
    assertThat(instance.health()).isLessThan(1);
    instance.succeeded();
    assertThat(instance.health()).isEqualTo(1);
  }

  @Test
  void aScoreFromOutsideIsKeptWithinItsRange() {
    instance.health(0.25);
    assertThat(instance.health()).isEqualTo(0.25);
    instance.health(7);
    assertThat(instance.health()).isEqualTo(1);
    instance.health(-7);
    assertThat(instance.health()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> instance.health(Double.NaN));
  }

  @Test
  void callsInFlightAreThoseThatBeganAndDidNotEnd() {
    for (int i = 0; i < 4; i++) {
      instance.began();
    }
    assertThat(instance.inFlight()).isEqualTo(4);
    instance.succeeded();
    instance.failed(0);
    instance.released();
    assertThat(instance.inFlight()).isEqualTo(1);
  }

  @Test
  void weightAndCapacityHaveRanges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InstanceSource.Address("a", 0, 0))
        .withMessage("weight must be 1 or more and capacity 0 or more, but they are 0 and 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new InstanceSource.Address("a", 1, -1));
  }
}
