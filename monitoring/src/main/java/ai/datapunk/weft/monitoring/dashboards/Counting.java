package ai.datapunk.weft.monitoring.dashboards;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.contract.Family;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What counts calls of a service, from the outermost annotation to the innermost. */
enum Counting {
  TIMED("@Timed", Family.MESH_SERVICE_CALLS, Family.MESH_CALL_DURATION),
  RETRIED("@Retried", Family.RETRY_CALLS, Family.RETRY_DURATION),
  GUARDED(
      "@CircuitGuarded", Family.CIRCUIT_BREAKER_REQUESTS, Family.CIRCUIT_BREAKER_REQUEST_DURATION),
  BALANCED("@LoadBalanced", Family.LOAD_BALANCER_REQUESTS, Family.LOAD_BALANCER_REQUEST_DURATION);

  private final String annotation;
  private final Family calls;
  private final Family durations;

  Counting(String annotation, Family calls, Family durations) {
    this.annotation = annotation;
    this.calls = calls;
    this.durations = durations;
  }

  /** As descriptions name it. */
  String annotation() {
    return "`" + annotation + "`";
  }

  Family calls() {
    return calls;
  }

  Family durations() {
    return durations;
  }

  /** Whether it tells operations apart. */
  boolean hasOperations() {
    return this == TIMED || this == RETRIED;
  }

  /** Those that count a service in an application in which none further out does. */
  static Set<Counting> services(Collection<Catalog> catalogs) {
    return outermost(catalogs, Counting::service);
  }

  /** Those that count an operation in an application in which none further out does. */
  static Set<Counting> operations(Collection<Catalog> catalogs) {
    return outermost(catalogs, Counting::operation);
  }

  private interface Name {
    @Nullable Object of(Counting counting, CatalogMethod method);
  }

  private static Set<Counting> outermost(Collection<Catalog> catalogs, Name name) {
    Set<Counting> found = EnumSet.noneOf(Counting.class);
    for (Catalog catalog : catalogs) {
      Set<Object> counted = new HashSet<>();
      for (Counting counting : values()) {
        boolean isNew = false;
        for (CatalogMethod method : catalog.methods()) {
          Object one = name.of(counting, method);
          isNew |= one != null && counted.add(one);
        }
        if (isNew) {
          found.add(counting);
        }
      }
    }
    return found;
  }

  private @Nullable Object service(CatalogMethod method) {
    return switch (this) {
      case TIMED -> service(method.timed());
      case RETRIED -> method.retry() == null ? null : method.retry().target().service();
      case GUARDED -> method.circuit() == null ? null : method.circuit().service();
      case BALANCED -> method.balance() == null ? null : method.balance().service();
    };
  }

  private static @Nullable String service(@Nullable Target target) {
    return target == null ? null : target.service();
  }

  private @Nullable Object operation(CatalogMethod method) {
    return switch (this) {
      case TIMED -> method.timed();
      case RETRIED -> method.retry() == null ? null : method.retry().target();
      case GUARDED, BALANCED -> null;
    };
  }
}
