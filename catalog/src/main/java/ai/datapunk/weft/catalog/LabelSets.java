package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogMethod.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the annotations of methods add to which metric. What methods add alike is kept once: most
 * guarded methods of a service, say, add nothing to the first.
 */
public final class LabelSets {

  private final Set<Object> added = new HashSet<>();
  private final List<LabelSet> sets = new ArrayList<>();

  private LabelSets() {}

  /** The series that the methods' annotations make. */
  public static List<LabelSet> of(Collection<CatalogMethod> methods) {
    LabelSets all = new LabelSets();
    methods.forEach(all::add);
    return all.sets;
  }

  private void add(CatalogMethod method) {
    Target timed = method.timed();
    if (timed != null) {
      addOnce(timed, () -> FamilySets.timed(timed));
    }
    CustomMetric metric = method.customMetric();
    if (metric != null) {
      addOnce(metric, () -> set(metric));
    }
    if (method.retry() != null) {
      retried(method.retry());
    }
    if (method.circuit() != null) {
      String service = method.circuit().service();
      addOnce(service, () -> FamilySets.guarded(service));
    }
    CatalogMethod.Balance balance = method.balance();
    if (balance != null) {
      addOnce(balance, () -> FamilySets.balanced(balance));
    }
    CatalogMethod.Fallback fallback = method.fallback();
    if (fallback != null) {
      addOnce(fallback, () -> FamilySets.fallback(fallback.target()));
    }
  }

  private void retried(CatalogMethod.Retry retry) {
    boolean budget = retry.budget() > 0;
    Attempts attempts = new Attempts(retry.target(), retry.maxAttempts(), budget);
    addOnce(attempts, () -> FamilySets.retried(attempts.target(), attempts.max(), budget));
    if (budget) {
      Budget service = new Budget(retry.target().service());
      addOnce(service, () -> FamilySets.budget(service.service()));
    }
  }

  /** What of a retry policy makes series. */
  private record Attempts(Target target, int max, boolean budget) {}

  /** The service whose retries have a budget. */
  private record Budget(String service) {}

  private void addOnce(Object key, Supplier<List<LabelSet>> more) {
    if (added.add(key)) {
      sets.addAll(more.get());
    }
  }

  private static List<LabelSet> set(CustomMetric metric) {
    return List.of(
        new LabelSet(
            metric.name(), metric.type(), metric.histogram(), metric.buckets(), metric.labels()));
  }
}
