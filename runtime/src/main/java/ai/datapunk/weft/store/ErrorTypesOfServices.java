package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.LabelValues;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The error types that a family tells apart for each service. Thread-safe. */
final class ErrorTypesOfServices {

  private final String family;
  private final LabelSetLimits limits;
  private final Map<String, Set<String>> byService = new ConcurrentHashMap<>();

  ErrorTypesOfServices(String family, LabelSetLimits limits) {
    this.family = family;
    this.limits = limits;
  }

  /** Whether it does, or would. */
  boolean tellsApart(String service, String errorType) {
    return isFixed(errorType)
        || isKnown(service, errorType)
        || (hasRoom(service) && limits.hasRoom(family) && !errorType.equals(ErrorTypes.BEYOND));
  }

  /** Whether it does from now on. */
  boolean admit(String service, String errorType) {
    if (isFixed(errorType) || isKnown(service, errorType)) {
      return true;
    }
    synchronized (this) {
      if (!tellsApart(service, errorType)) {
        return false;
      }
      byService.computeIfAbsent(service, unknown -> ConcurrentHashMap.newKeySet()).add(errorType);
      return true;
    }
  }

  /** Those that it tells apart for a service. */
  Set<String> of(String service) {
    return byService.getOrDefault(service, Set.of());
  }

  private static boolean isFixed(String errorType) {
    return errorType.equals(LabelValues.OTHER) || errorType.equals(LabelValues.UNWANTED_RESULT);
  }

  private boolean isKnown(String service, String errorType) {
    return of(service).contains(errorType);
  }

  private boolean hasRoom(String service) {
    return of(service).size() < limits.errorTypes(family);
  }
}
