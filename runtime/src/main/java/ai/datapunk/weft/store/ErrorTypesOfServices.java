package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.LabelValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The error types that a family tells apart for each service, if it has both: those that series
 * have, until the last series of the service ends. Thread-safe.
 */
final class ErrorTypesOfServices {

  private static final class OfService {
    final Set<String> types = ConcurrentHashMap.newKeySet();
    int series;
  }

  private final String family;
  private final LabelSetLimits limits;
  private final LimitTeller teller;
  private final int typeAt;
  private final int serviceAt;
  private final Map<String, OfService> byService = new ConcurrentHashMap<>();

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
        || of(service).contains(errorType)
        || (hasRoom(service) && limits.hasRoom(family) && !errorType.equals(ErrorTypes.BEYOND));
  }

  /** Whether it does so with the error type of this label set, if there is one in it. */
  boolean tellsApart(List<String> values) {
    return !areThere() || tellsApart(values.get(serviceAt), values.get(typeAt));
  }

  /** The values of a label set whose error type is not told apart: what stands for all others. */
  List<String> bounded(List<String> values) {
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

  /** A series has come whose error type is told apart. */
  synchronized void came(List<String> values) {
    if (areThere()) {
      OfService known = byService.computeIfAbsent(values.get(serviceAt), first -> new OfService());
      known.series++;
      String errorType = values.get(typeAt);
      if (!isFixed(errorType)) {
        known.types.add(errorType);
      }
    }
  }

  /** A series that had come has ended. */
  synchronized void left(List<String> values) {
    if (areThere()) {
      byService.computeIfPresent(
          values.get(serviceAt), (service, known) -> --known.series == 0 ? null : known);
    }
  }

  private Set<String> of(String service) {
    @Nullable OfService known = byService.get(service);
    return known == null ? Set.of() : known.types;
  }

  private static boolean isFixed(String errorType) {
    return errorType.equals(LabelValues.OTHER) || errorType.equals(LabelValues.UNWANTED_RESULT);
  }

  private boolean hasRoom(String service) {
    return of(service).size() < limits.errorTypes(family);
  }
}
