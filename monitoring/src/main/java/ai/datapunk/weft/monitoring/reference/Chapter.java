package ai.datapunk.weft.monitoring.reference;

import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.contract.Family;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Families that the same methods record. */
enum Chapter {
  CALLS("Calls", "Methods with `@Timed`"),
  FALLBACKS("Fallbacks", "Methods with a fallback"),
  RETRIES("Retries", "Methods with `@Retried`"),
  CIRCUITS("Circuits", "Methods with `@CircuitGuarded`"),
  BALANCING("Load balancing", "Methods with `@LoadBalanced`"),
  PROCESSES("Processes", "");

  private final String title;
  private final String methods;

  Chapter(String title, String methods) {
    this.title = title;
    this.methods = methods;
  }

  String title() {
    return title;
  }

  /** What its methods have in common; empty if no method records its families. */
  String methods() {
    return methods;
  }

  /** Its families, in their order. */
  List<Family> families() {
    return Stream.of(Family.values()).filter(family -> of(family) == this).toList();
  }

  /** The one that tells of a family. */
  static Chapter of(Family family) {
    return switch (family) {
      case MESH_SERVICE_CALLS, MESH_CALL_FAILURES, MESH_CALL_DURATION -> CALLS;
      case MESH_FALLBACK_CALLS -> FALLBACKS;
      case RETRY_ATTEMPTS,
          RETRY_SUCCESS,
          RETRY_FAILURE,
          RETRY_DURATION,
          RETRY_CALLS,
          RETRY_BUDGET_REMAINING ->
          RETRIES;
      case MESH_CIRCUIT_BREAKER_STATE,
          CIRCUIT_BREAKER_STATE,
          CIRCUIT_BREAKER_REQUESTS,
          CIRCUIT_BREAKER_REJECTIONS,
          CIRCUIT_BREAKER_FAILURES,
          CIRCUIT_BREAKER_REQUEST_DURATION,
          CIRCUIT_BREAKER_STATE_CHANGES,
          CIRCUIT_BREAKER_ERROR_RATE,
          CIRCUIT_BREAKER_SECONDS_TO_OPEN,
          CIRCUIT_BREAKER_RECOVERY_TIME,
          CIRCUIT_BREAKER_STATE_SECONDS ->
          CIRCUITS;
      case LOAD_BALANCER_REQUESTS,
          LOAD_BALANCER_ERRORS,
          LOAD_BALANCER_INSTANCE_HEALTH,
          LOAD_BALANCER_ACTIVE_INSTANCES,
          LOAD_BALANCER_REQUEST_DURATION,
          LOAD_BALANCER_INSTANCE_LOAD,
          LOAD_BALANCER_ACTIVE_CONNECTIONS,
          LOAD_BALANCER_CONNECTION_ERRORS,
          MESH_SERVICE_REGISTRATIONS,
          MESH_REGISTRATION_FAILURES,
          MESH_HEALTHY_INSTANCES ->
          BALANCING;
      case WEFT_OVERFLOW,
          WEFT_RECORDING_FAILURES,
          WEFT_UNWOVEN_METHODS,
          SERVICE_UP,
          HEALTH_STATUS,
          LAST_CHECK_TIMESTAMP,
          HTTP_REQUESTS,
          HTTP_REQUEST_DURATION,
          HTTP_REQUEST_SIZE,
          AUTH_ATTEMPTS,
          AUTH_FAILURES ->
          PROCESSES;
    };
  }

  /** What a method is recorded under here, or null if it is not; an operation may be empty. */
  @Nullable Target target(CatalogMethod method) {
    return switch (this) {
      case CALLS -> method.timed();
      case FALLBACKS -> method.fallback() == null ? null : method.fallback().target();
      case RETRIES -> method.retry() == null ? null : method.retry().target();
      case CIRCUITS -> method.circuit() == null ? null : whole(method.circuit().service());
      case BALANCING -> method.balance() == null ? null : whole(method.balance().service());
      case PROCESSES -> null;
    };
  }

  private static Target whole(String service) {
    return new Target(service, "");
  }
}
