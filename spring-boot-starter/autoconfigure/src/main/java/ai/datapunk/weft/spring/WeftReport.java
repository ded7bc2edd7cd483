package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.MethodSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /actuator/weft} shows.
 *
 * @param application the application's own name; empty if it has none
 * @param circuits the circuits by their services
 * @param instances the instances of each service that is load balanced
 * @param methods what holds for each annotated method, and where each value is from
 * @param unwoven how many annotated methods of each class are not woven: they do nothing; null
 *     where that is not known
 */
record WeftReport(
    String application,
    Map<String, CircuitReport> circuits,
    Map<String, List<InstanceReport>> instances,
    List<MethodSettings> methods,
    @Nullable Map<String, Integer> unwoven) {

  /** A circuit. */
  record CircuitReport(String state) {}

  /**
   * An instance.
   *
   * @param health 0 to 1
   * @param inFlight how many calls it has
   */
  record InstanceReport(String instance, double health, boolean healthy, long inFlight) {}

  static WeftReport of(Mesh mesh) {
    return new WeftReport(
        mesh.configuration().application().orElse(""),
        circuits(mesh),
        instances(mesh),
        mesh.methods(),
        Weft.unwovenMethods().orElse(null));
  }

  private static Map<String, CircuitReport> circuits(Mesh mesh) {
    Map<String, CircuitReport> circuits = new LinkedHashMap<>();
    mesh.circuits()
        .forEach(
            circuit -> circuits.put(circuit.service(), new CircuitReport(circuit.state().label())));
    return circuits;
  }

  private static Map<String, List<InstanceReport>> instances(Mesh mesh) {
    Map<String, List<InstanceReport>> instances = new LinkedHashMap<>();
    for (String service : mesh.balancedServices()) {
      instances.put(
          service,
          mesh.instances(service).stream()
              .map(
                  each ->
                      new InstanceReport(
                          each.id(), each.health(), each.isHealthy(), each.inFlight()))
              .toList());
    }
    return instances;
  }
}
