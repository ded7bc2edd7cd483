package ai.datapunk.weft.spring;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.spring.WeftReport.CircuitReport;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The endpoint {@code weft}: shows the mesh, and lets a circuit be opened and closed where {@code
 * management.endpoint.weft.access} is {@code unrestricted}. Thread-safe.
 */
@Endpoint(id = WeftEndpoint.ID)
public class WeftEndpoint {

  static final String ID = "weft";

  private final Mesh mesh;
  private final ApplicationEventPublisher events;
  private final boolean readOnly;

  /**
   * An endpoint.
   *
   * @param access where nothing is said, Boot has all operations mapped and this one refuses: it
   *     can say why, which an operation that is not mapped cannot
   */
  WeftEndpoint(Mesh mesh, ApplicationEventPublisher events, Access access) {
    this.mesh = mesh;
    this.events = events;
    this.readOnly = access != Access.UNRESTRICTED;
  }

  /** Whether changes are refused. */
  boolean isReadOnly() {
    return readOnly;
  }

  /** Circuits, instances and settings. */
  @ReadOperation
  WeftReport report() {
    return WeftReport.of(mesh);
  }

  /** The circuit of a service; null, which is "not found", if it has none. */
  @ReadOperation
  @Nullable CircuitReport circuit(@Selector String service) {
    Circuit circuit = find(service);
    return circuit == null ? null : new CircuitReport(circuit.state().label());
  }

  /**
   * Opens or closes the circuit of a service. Each change is an audit event.
   *
   * @param state {@code open}: refuses calls until it is closed; {@code closed}
   * @throws InvalidEndpointRequestException for any other state or none, for a service without a
   *     circuit, and if nothing may be changed: no result would count as success
   */
  @WriteOperation
  CircuitReport change(
      @Selector String service,
      @org.springframework.lang.Nullable String state,
      SecurityContext securityContext) {
    if (readOnly) {
      throw refusal(
          "the endpoint is read-only: management.endpoint.weft.access=unrestricted allows changes");
    }
    Circuit circuit = find(service);
    if (circuit == null) {
      throw refusal(
          "service is '" + service + "', which has no circuit; these have one: " + services());
    }
    switch (state == null ? "" : state) {
      case "open" -> circuit.forceOpen();
      case "closed" -> circuit.close();
      default -> throw refusal("state is '" + state + "' but must be 'open' or 'closed'");
    }
    audit(service, circuit.state().label(), securityContext.getPrincipal());
    return new CircuitReport(circuit.state().label());
  }

  private void audit(String service, String state, @Nullable Principal principal) {
    events.publishEvent(
        new AuditApplicationEvent(
            new AuditEvent(
                principal == null ? "" : principal.getName(),
                "WEFT_CIRCUIT_CHANGED",
                Map.of("service", service, "state", state))));
  }

  /** With its message as the reason, which is what an answer over HTTP can show. */
  private static InvalidEndpointRequestException refusal(String message) {
    return new InvalidEndpointRequestException(message, message);
  }

  private String services() {
    return mesh.circuits().stream().map(Circuit::service).sorted().collect(joining(", "));
  }

  private @Nullable Circuit find(String service) {
    return mesh.circuits().stream()
        .filter(circuit -> circuit.service().equals(service))
        .findFirst()
        .orElse(null);
  }
}
