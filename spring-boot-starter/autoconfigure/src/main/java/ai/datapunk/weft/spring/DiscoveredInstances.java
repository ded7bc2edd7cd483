package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.loadbalancer.InstanceDiscovery;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

/**
 * The instances that Spring Cloud discovers, for services that nobody else names instances for.
 * They are asked for again every 30 s, in the background. Thread-safe.
 */
final class DiscoveredInstances
    implements InstanceDiscovery, SmartInitializingSingleton, DisposableBean {

  private static final Duration REFRESH = Duration.ofSeconds(30);

  private final Mesh mesh;
  private final DiscoveryClient client;

  DiscoveredInstances(Mesh mesh, DiscoveryClient client) {
    this.mesh = mesh;
    this.client = client;
  }

  @Override
  public void afterSingletonsInstantiated() {
    mesh.discover(this);
  }

  /** The mesh may go on after the context, and the client does not. */
  @Override
  public void destroy() {
    mesh.endDiscovery(this);
  }

  @Override
  public @Nullable InstanceSource source(String service, Class<?> parameterType) {
    Function<ServiceInstance, Object> naming = naming(parameterType);
    return naming == null
        ? null
        : InstanceSource.refreshed(
            () -> client.getInstances(service).stream().map(naming).toList(), REFRESH);
  }

  private static @Nullable Function<ServiceInstance, Object> naming(Class<?> type) {
    if (type == ServiceInstance.class) {
      return instance -> instance;
    }
    if (type == URI.class) {
      return ServiceInstance::getUri;
    }
    if (type.isAssignableFrom(String.class)) {
      return instance -> instance.getHost() + ":" + instance.getPort();
    }
    if (type.isAssignableFrom(InetSocketAddress.class)) {
      return instance -> InetSocketAddress.createUnresolved(instance.getHost(), instance.getPort());
    }
    return null;
  }
}
