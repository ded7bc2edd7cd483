package ai.datapunk.weft.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.CapturedLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several binders on one registry. */
class SharedRegistryTest extends MeshFixture {

  /** Another mesh, in a Prometheus registry of its own. */
  private static final class Other extends MeshFixture {}

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final WeftMeterBinder first = WeftMeterBinder.of(mesh);
  private final Other other = new Other();

  @AfterEach
  void closeOther() {
    other.closeMesh();
  }

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).functionCounter().count();
  }

  private double stockCalls() {
    return count("mesh.service.calls", "service", "stock", "status", "success");
  }

  @Test
  void ofTwoBindersOfOneMeshTheSecondSaysThatItDoesNothing() {
    try (CapturedLog log = new CapturedLog();
        WeftMeterBinder second = WeftMeterBinder.of(mesh)) {
      first.bindTo(registry);
      second.bindTo(registry);
      call(method("stock"), "one");
      assertThat(stockCalls()).isEqualTo(1);
      assertThat(log.linesWith("registry=" + SimpleMeterRegistry.class.getName()))
          .singleElement()
          .asString()
          .contains(
              "Another WeftMeterBinder shows the series of this mesh in "
                  + SimpleMeterRegistry.class.getName()
                  + " already: this one shows nothing there. Fix: keep one binder for a mesh, or"
                  + " close the other one first");
    }
    assertThat(stockCalls()).isEqualTo(1);
  }

  @Test
  void onceTheFirstIsClosedTheSecondCanBeBound() {
    try (CapturedLog log = new CapturedLog();
        WeftMeterBinder second = WeftMeterBinder.of(mesh)) {
      first.bindTo(registry);
      call(method("stock"), "one");
      first.close();
      assertThat(registry.getMeters()).isEmpty();
      second.bindTo(registry);
      assertThat(stockCalls()).isEqualTo(1);
      assertThat(log.linesWith("registry=")).isEmpty();
    }
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void ofTwoMeshesTheFirstIsShownWhereBothHaveASeries() {
    try (CapturedLog log = new CapturedLog();
        WeftMeterBinder second = WeftMeterBinder.of(other.mesh)) {
      first.bindTo(registry);
      second.bindTo(registry);
      twoCallsHereOneThere();
      assertThat(stockCalls()).isEqualTo(2);
      assertThat(count("mesh.service.calls", "service", "payment", "status", "success"))
          .isEqualTo(1);
      assertThat(log.linesWith("registry=" + SimpleMeterRegistry.class.getName()))
          .singleElement()
          .asString()
          .contains(
              SimpleMeterRegistry.class.getName()
                  + " has meters of another mesh. Of series with the same name and tags it shows"
                  + " those of the mesh that was bound first, and those of this one once they are"
                  + " gone. Fix: bind each mesh to a registry of its own");
      first.close();
      assertThat(MeterValues.of(registry)).isEqualTo(MeterValues.of(other.prometheus));
    }
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void aMeshThatIsClosedMakesRoomForTheOther() {
    try (WeftMeterBinder second = WeftMeterBinder.of(other.mesh)) {
      first.bindTo(registry);
      second.bindTo(registry);
      twoCallsHereOneThere();
      mesh.close();
      assertThat(MeterValues.of(registry)).isEqualTo(MeterValues.of(other.prometheus));
      assertThat(stockCalls()).isEqualTo(1);
    }
  }

  private void twoCallsHereOneThere() {
    var stock = method("stock");
    call(stock, "one");
    call(stock, "one", new IOException());
    call(other.method("stock"), "one");
    call(other.method("payment"), "one");
  }

  @Test
  void aRegistryThatWasClosedIsNobodys() {
    MeterRegistry gone = new SimpleMeterRegistry();
    first.bindTo(gone);
    gone.close();
    prometheus.scrape();
    try (CapturedLog log = new CapturedLog();
        WeftMeterBinder second = WeftMeterBinder.of(mesh)) {
      second.bindTo(gone);
      assertThat(log.linesWith("registry=")).isEmpty();
    }
  }
}
