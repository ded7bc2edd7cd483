package ai.datapunk.weft.push;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of a registry is pushed: all but families that share a label with the grouping key. */
final class PushedSeries implements MultiCollector {

  private static final Logger LOG = LoggerFactory.getLogger(MetricsPusher.class);

  private final PrometheusRegistry registry;
  private final GroupingKey key;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  PushedSeries(PrometheusRegistry registry, GroupingKey key) {
    this.registry = registry;
    this.key = key;
  }

  @Override
  public MetricSnapshots collect() {
    return new MetricSnapshots(registry.scrape().stream().filter(this::isPushed).toList());
  }

  private boolean isPushed(MetricSnapshot family) {
    Optional<String> shared = key.shared(family);
    String name = family.getMetadata().getPrometheusName();
    if (shared.isPresent() && told.add(name)) {
      LOG.atWarn()
          .addKeyValue("family", name)
          .addKeyValue("label", shared.get())
          .log(
              "{} is not pushed: it has the label {}, which is a grouping label too. Group by"
                  + " another one",
              name,
              shared.get());
    }
    return shared.isEmpty();
  }
}
