package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.LabelValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The error types that a family tells apart for each service, if it has both. Thread-safe. */
final class ErrorTypesOfServices {

  private final String family;
  private final LabelSetLimits limits;
  private final LimitTeller teller;
  private final int typeAt;
  private final int serviceAt;
  private final Map<String, Set<String>> byService = new ConcurrentHashMap<>();

  ErrorTypesOfServices(
      String family, List<String> labelNames, LabelSetLimits limits, LimitTeller teller) {
    this.family = family;
    this.limits = limits;
    this.teller = teller;
    this.typeAt = labelNames.indexOf(SeriesTable.ERROR_TYPE);
    this.serviceAt = labelNames.indexOf(RetiredInstances.SERVICE);
  }

  private boolean areThere() {
    return typeAt >= 0 && serviceAt >= 0;
  }

  /** Whether the family tells an error type of a service apart, or would. */
  boolean tellsApart(String service, String errorType) {
    return isFixed(errorType)
        || isKnown(service, errorType)
        || (hasRoom(service) && limits.hasRoom(family) && !errorType.equals(ErrorTypes.BEYOND));
  }

  /**
   * The values of a label set with an error type that the family tells apart from now on, or with
   * what stands for all others.
   */
  List<String> bounded(List<String> values) {
    if (!areThere() || admit(values.get(serviceAt), values.get(typeAt))) {
      return values;
    }
    if (teller.isNews()) {
      teller.refused(
          SeriesTable.ERROR_TYPE,
          limits.errorTypes(family),
          "weft.family." + family + ".max-error-types, for each service",
          of(values.get(serviceAt)));
    }
    List<String> bounded = new ArrayList<>(values);
    bounded.set(typeAt, LabelValues.OTHER);
    return List.copyOf(bounded);
  }

  private boolean admit(String service, String errorType) {
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

  /** Lets go of those of services of which there is none of these label sets. */
  void giveBackAllBut(Collection<List<String>> labelSets) {
    if (areThere()) {
      Set<String> services = new HashSet<>();
      labelSets.forEach(values -> services.add(values.get(serviceAt)));
      retainAll(services);
    }
  }

  private synchronized void retainAll(Set<String> services) {
    byService.keySet().retainAll(services);
  }

  private Set<String> of(String service) {
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
