package ai.datapunk.weft.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.MethodSettings;
import ai.datapunk.weft.loadbalancer.InstanceDiscovery;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Discoveries of instances that come and go with the applications of a JVM. */
class MeshDiscoveryTest {

  private final Followed methods = new Followed();
  private final AtomicInteger asked = new AtomicInteger();

  @RegisterExtension private final MeshInUse used = new MeshInUse();

  private final Mesh mesh = used.mesh();

  private InstanceDiscovery discovery(String instance) {
    return (service, type) ->
        () -> {
          asked.incrementAndGet();
          return List.of(instance);
        };
  }

  private List<String> shown() {
    return mesh.instances("followed").stream().map(ServiceInstance::id).toList();
  }

  @Test
  void theLatestIsAskedThatHasNotEnded() {
    InstanceDiscovery first = discovery("first");
    InstanceDiscovery second = discovery("second");
    mesh.discover(first);
    mesh.discover(second);
    assertThat(methods.where(null)).isEqualTo("second");
    mesh.endDiscovery(second);
    assertThat(methods.where(null)).isEqualTo("first");
    mesh.discover(second);
    mesh.endDiscovery(first);
    assertThat(methods.where(null)).isEqualTo("second");
  }

  @Test
  void whatWasDiscoveredLastHoldsAndNobodyIsAsked() {
    InstanceDiscovery only = discovery("one");
    mesh.discover(only);
    assertThat(methods.where(null)).isEqualTo("one");
    mesh.endDiscovery(only);
    asked.set(0);
    assertThat(methods.where(null)).isEqualTo("one");
    assertThat(shown()).containsExactly("one");
    assertThat(asked).hasValue(0);
  }

  @Test
  void whatHasEndedIsGoneOnceSomethingElseHolds() {
    InstanceDiscovery only = discovery("one");
    mesh.discover(only);
    assertThat(methods.where(null)).isEqualTo("one");
    mesh.endDiscovery(only);
    mesh.configure(Configuration.of(Map.of("weft.retry.max-attempts", "1"), Map.of(), Map.of()));
    assertThatThrownBy(() -> methods.where(null)).isInstanceOf(NoInstanceAvailableException.class);
    assertThat(shown()).isEmpty();
    mesh.instances("followed", InstanceSource.of("given"));
    assertThat(methods.where(null)).isEqualTo("given");
  }

  @Test
  void endingOneThatIsNotThereChangesNothing() {
    InstanceDiscovery first = discovery("first");
    mesh.discover(first);
    mesh.endDiscovery(discovery("unknown"));
    mesh.endDiscovery(discovery("unknown"));
    assertThat(methods.where(null)).isEqualTo("first");
    assertThat(asked.get()).isPositive();
  }

  @Test
  void eachMethodIsStillThereOnce() {
    assertThat(methods.call(1)).isOne();
    mesh.discover(discovery("first"));
    mesh.discover(discovery("second"));
    assertThat(mesh.methods())
        .filteredOn(each -> each.className().equals(Followed.class.getName()))
        .extracting(MethodSettings::method)
        .containsExactly("call(int)", "fail()", "where(java.lang.String)");
  }
}
