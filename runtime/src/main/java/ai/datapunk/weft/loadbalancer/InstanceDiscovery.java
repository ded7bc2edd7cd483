package ai.datapunk.weft.loadbalancer;

import org.jspecify.annotations.Nullable;

/**
 * Where the instances of those services come from that nobody has named a source for: a registry of
 * services. Must be thread-safe.
 */
@FunctionalInterface
public interface InstanceDiscovery {

  /**
   * The source of a service's instances. Asked once for each method that is load balanced.
   *
   * @param service the service's name
   * @param parameterType what the method's {@code @Instance} parameter takes: the type of the
   *     instances
   * @return null if it has none for such a parameter
   */
  @Nullable InstanceSource source(String service, Class<?> parameterType);
}
