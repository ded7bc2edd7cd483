package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryClient;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class DiscoveredInstancesTest {

  private final DefaultServiceInstance one =
      new DefaultServiceInstance("1", "stock", "127.0.0.1", 8081, true);

  private static Mesh mesh() {
    return Mesh.builder()
        .registry(new PrometheusRegistry())
        .configuration(Configuration.none())
        .build();
  }

  private SimpleDiscoveryClient client() {
    SimpleDiscoveryProperties properties = new SimpleDiscoveryProperties();
    properties.setInstances(Map.of("stock", List.of(one)));
    return new SimpleDiscoveryClient(properties);
  }

  private @Nullable List<?> found(Class<?> parameterType) {
    try (Mesh mesh = mesh()) {
      InstanceSource source =
          new DiscoveredInstances(mesh, client()).source("stock", parameterType);
      return source == null ? null : source.instances();
    }
  }

  @Test
  void anInstanceIsWhatTheParameterTakes() {
    assertThat(found(URI.class)).isEqualTo(List.of(URI.create("https://127.0.0.1:8081")));
    assertThat(found(String.class)).isEqualTo(List.of("127.0.0.1:8081"));
    assertThat(found(InetSocketAddress.class))
        .isEqualTo(List.of(InetSocketAddress.createUnresolved("127.0.0.1", 8081)));
    assertThat(found(ServiceInstance.class)).isEqualTo(List.of(one));
    assertThat(found(Integer.class)).isNull();
  }

  @Test
  void theClientIsAskedUntilTheContextCloses() {
    try (Mesh mesh = mesh()) {
      SimpleDiscoveryClient client = client();
      try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
        context.registerBean(
            DiscoveredInstances.class, () -> new DiscoveredInstances(mesh, client));
        context.refresh();
        assertThat(mesh.engine().balancers().discovered("stock", URI.class)).isNotNull();
      }
      assertThat(mesh.engine().balancers().discovered("stock", URI.class)).isNull();
    }
  }
}
