package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.env.Environment;

/**
 * How the services are that an application calls, for a health indicator. The application itself is
 * up as long as it can refuse calls: an open circuit takes no instance out of service, unless
 * {@code management.health.weft.down-on-open-circuit} says that it does.
 *
 * @param up whether the application counts as up
 * @param details the state of each circuit, and how many instances of each service are healthy
 */
public record MeshHealth(boolean up, Map<String, Object> details) {

  private static final String DOWN_ON_OPEN = "management.health.weft.down-on-open-circuit";

  /** As of now. */
  public static MeshHealth of(Mesh mesh, Environment environment) {
    Map<String, Object> details = new LinkedHashMap<>();
    boolean open = false;
    Map<String, String> circuits = new LinkedHashMap<>();
    for (Circuit circuit : mesh.circuits()) {
      Circuit.State state = circuit.state();
      circuits.put(circuit.service(), state.label());
      open |= state == Circuit.State.OPEN;
    }
    details.put("circuits", circuits);
    Map<String, String> instances = new LinkedHashMap<>();
    for (String service : mesh.balancedServices()) {
      Collection<ServiceInstance> all = mesh.instances(service);
      long healthy = all.stream().filter(ServiceInstance::isHealthy).count();
      if (!all.isEmpty()) {
        instances.put(service, healthy + " of " + all.size() + " healthy");
      }
    }
    details.put("instances", instances);
    return new MeshHealth(
        !open || !environment.getProperty(DOWN_ON_OPEN, Boolean.class, false), details);
  }
}
