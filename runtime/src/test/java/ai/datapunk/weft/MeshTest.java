package ai.datapunk.weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.ConfigurationException;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeshTest {

  private final Mesh mesh = Mesh.builder().registry(new PrometheusRegistry()).build();

  @Test
  void anUnknownCircuitIsAnsweredWithThoseThatAreKnown() {
    mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT);
    mesh.engine().circuits().of("payment", CircuitPolicy.DEFAULT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mesh.circuit("stok"))
        .withMessageStartingWith(
            "No circuit guards a service 'stok'; there are circuits for [payment, stock].");
  }

  @Test
  void aServiceHasOneCircuitAndASecondConfigurationIsToldOnce() {
    Circuit circuit = mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT);
    CircuitPolicy other = CircuitPolicy.DEFAULT.failureRate(0.25);
    try (CapturedLog log = new CapturedLog()) {
      assertThat(mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT)).isSameAs(circuit);
      assertThat(log.linesWith("two breaker configurations")).isEmpty();
      assertThat(mesh.engine().circuits().of("stock", other)).isSameAs(circuit);
      assertThat(mesh.engine().circuits().of("stock", other)).isSameAs(circuit);
      assertThat(log.linesWith("two breaker configurations")).hasSize(1);
    }
    assertThat(mesh.circuit("stock")).isSameAs(circuit);
    assertThat(circuit.policy()).isEqualTo(CircuitPolicy.DEFAULT);
  }

  @Test
  void aServiceHasTheInstancesOfItsSource() {
    assertThat(mesh.instances("stock")).isEmpty();
    mesh.instances("stock", InstanceSource.of("a", "b"));
    assertThat(mesh.instances("stock").stream().map(Object::toString)).containsExactly("a", "b");
    assertThat(mesh.engine().balancers().of("stock"))
        .isSameAs(mesh.engine().balancers().of("stock"));
  }

  @Test
  void aHealthCheckSetsTheScoreOfAnInstanceThatIsKnown() {
    assertThat(mesh.health("stock", "a", 0.25)).isFalse();
    mesh.instances("stock", InstanceSource.of("a", "b"));
    assertThat(mesh.health("stock", "a", 0.25)).isTrue();
    assertThat(mesh.health("stock", "c", 0.25)).isFalse();
    assertThat(mesh.instances("stock").stream().map(ServiceInstance::health))
        .containsExactly(0.25, 1.0);
    assertThat(mesh.instances("stock").stream().map(ServiceInstance::isHealthy))
        .containsExactly(false, true);
  }

  @Test
  void aMeshThatIsNotInUseKeepsItsCircuitsWhenItIsConfigured() {
    PrometheusRegistry registry = new PrometheusRegistry();
    Mesh spare = Mesh.builder().registry(registry).configuration(Configuration.none()).build();
    Circuit circuit = spare.engine().circuits().of("stock", CircuitPolicy.DEFAULT);
    circuit.forceOpen();
    for (String trialCalls : List.of("3", "4")) {
      spare.configure(
          Configuration.builder()
              .add("a line", Map.of("weft.circuit.payment.trial-calls", trialCalls))
              .build());
    }
    assertThat(spare.circuits()).containsExactly(circuit);
    assertThat(spare.circuit("stock")).isSameAs(circuit);
    assertThat(Scrape.of(registry).value("circuit_breaker_state", "service", "stock"))
        .isEqualTo(Circuit.State.OPEN.code());
    assertThat(spare.engine().circuits().of("stock", CircuitPolicy.DEFAULT)).isSameAs(circuit);
    spare.close();
    assertThat(Scrape.of(registry).has("circuit_breaker_state", "service", "stock")).isFalse();
  }

  @Test
  void aMeshOfTheApplicationsOwnIsNotMadeOfSettingsThatCannotBeUsed() {
    Configuration unusable = Configuration.unusable(new IllegalArgumentException("No."));
    Mesh.Builder builder =
        Mesh.builder().registry(new PrometheusRegistry()).configuration(unusable);
    assertThatExceptionOfType(ConfigurationException.class).isThrownBy(builder::build);
    try (Mesh mesh = builder.configuration(Configuration.none()).build()) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> mesh.configure(unusable));
      assertThat(mesh.configuration()).isSameAs(Configuration.none());
    }
  }
}
