package ai.datapunk.weft.health;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Checks of what Weft and the JVM know. */
public final class StandardChecks {

  private StandardChecks() {}

  /**
   * The circuit of a service: unhealthy while it is open, degraded while it is half-open, healthy
   * where none guards the service yet.
   */
  public static HealthCheck circuit(Mesh mesh, String service) {
    return () ->
        mesh.circuits().stream()
            .filter(circuit -> circuit.service().equals(service))
            .findFirst()
            .map(circuit -> of(circuit.state()))
            .orElse(Health.healthy());
  }

  private static Health of(Circuit.State state) {
    return switch (state) {
      case OPEN -> Health.unhealthy("the circuit is open");
      case HALF_OPEN -> Health.degraded("the circuit is half-open");
      case CLOSED -> Health.healthy();
    };
  }

  /**
   * The instances of a service: healthy where all of them are, unhealthy where fewer than the least
   * are, and degraded in between.
   *
   * @param least how many must be healthy, 1 or more
   * @throws IllegalArgumentException if the least is below 1
   */
  public static HealthCheck instances(Mesh mesh, String service, int least) {
    if (least < 1) {
      throw new IllegalArgumentException(
          "At least 1 instance must be healthy, but the least is " + least);
    }
    return () -> {
      Collection<ServiceInstance> instances = mesh.instances(service);
      long healthy = instances.stream().filter(ServiceInstance::isHealthy).count();
      String detail = healthy + " of " + instances.size() + " instances are healthy";
      if (healthy < least) {
        return Health.unhealthy(detail);
      }
      return healthy < instances.size() ? Health.degraded(detail) : Health.healthy();
    };
  }

  /**
   * The space that is left on the file system of a path: unhealthy with less than the least.
   *
   * @param leastBytes above 0
   * @throws IllegalArgumentException if the least is not above 0
   */
  public static HealthCheck diskSpace(Path path, long leastBytes) {
    if (leastBytes <= 0) {
      throw new IllegalArgumentException(
          "The least space must be above 0 bytes, but it is " + leastBytes);
    }
    return () -> {
      long free = Files.getFileStore(path).getUsableSpace();
      return free < leastBytes
          ? Health.unhealthy(free + " bytes are free, and at least " + leastBytes + " must be")
          : Health.healthy();
    };
  }
}
