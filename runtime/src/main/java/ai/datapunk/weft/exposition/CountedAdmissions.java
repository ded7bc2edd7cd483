package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Admission;
import ai.datapunk.weft.access.Admission.Principal;
import ai.datapunk.weft.access.Admission.Refusal;
import ai.datapunk.weft.access.Gate;
import ai.datapunk.weft.access.ScrapeRequest;
import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.RequestLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gate whose decisions on those who say who they are count in the registry that is served; in one
 * that has nothing of Weft's they do not. Thread-safe.
 */
final class CountedAdmissions implements Gate {

  private static final Logger LOG = LoggerFactory.getLogger(CountedAdmissions.class);

  private final Gate gate;
  private final PrometheusRegistry registry;
  private final Supplier<@Nullable Application> application;
  private final AtomicBoolean refused = new AtomicBoolean();

  CountedAdmissions(
      Gate gate, PrometheusRegistry registry, Supplier<@Nullable Application> application) {
    this.gate = gate;
    this.registry = registry;
    this.application = application;
    MetricStore store = MetricStore.known(registry);
    if (store != null) {
      // Whoever wants these names too learns it now, and not when somebody asks for metrics.
      has(store);
    }
  }

  @Override
  public Admission admit(ScrapeRequest request) {
    Admission admission = gate.admit(request);
    if (admission instanceof Refusal refusal) {
      if (refusal.isOfCredentials()) {
        count(false);
      }
    } else if (admission != Principal.ANYBODY) {
      count(true);
    }
    return admission;
  }

  private void count(boolean believed) {
    // Of each request anew: a mesh that is closed takes its store with it.
    MetricStore store = MetricStore.known(registry);
    if (store != null && has(store)) {
      Application runs = application.get();
      String service = runs == null ? LabelValues.UNKNOWN : runs.name();
      store.counter(Family.AUTH_ATTEMPTS, service).increment();
      store.counter(Family.AUTH_FAILURES, service).add(believed ? 0 : 1);
    }
  }

  private boolean has(MetricStore store) {
    if (refused.get()) {
      return false;
    }
    try {
      store.add(FamilyGroup.AUTHENTICATION);
      return true;
    } catch (IllegalArgumentException others) {
      if (refused.compareAndSet(false, true)) {
        RequestLog.write(store, () -> warn(others));
      }
      return false;
    }
  }

  private static void warn(IllegalArgumentException others) {
    LOG.warn(
        "Who asks the endpoint is not counted in auth_attempts_total and auth_failures_total: {}",
        others.getMessage());
  }
}
