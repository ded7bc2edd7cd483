package ai.datapunk.weft.store;

import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A store as registries have it, whichever client they are of: each asks for what it knows of.
 * Thread-safe.
 */
final class RegisteredStore implements MultiCollector {

  /** A registry holds its store. */
  private final MetricStore store;

  private final RegistryEntry entry = new RegistryEntry(this);

  RegisteredStore(MetricStore store) {
    this.store = store;
  }

  RegistryEntry entry() {
    return entry;
  }

  @Override
  public MetricSnapshots collect() {
    return store.collector().collect();
  }

  @Override
  public MetricSnapshots collect(Predicate<String> included) {
    return store.collector().collect(included);
  }

  @Override
  public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
    entry.asked();
    return store.collector().getMetricFamilyDescriptors();
  }

  @Override
  @SuppressWarnings("deprecation")
  public List<String> getPrometheusNames() {
    return entry.names(store.collector().getPrometheusNames());
  }

  /** What 1.5 and 1.6 ask of each name, where later clients ask for descriptors. */
  @Override
  @SuppressWarnings("deprecation")
  public @Nullable MetricType getMetricType(String name) {
    entry.asked();
    NameHolder family = NameHolder.ofFamily(name);
    return family == null ? null : family.getMetricType();
  }

  @Override
  @SuppressWarnings("deprecation")
  public @Nullable Set<String> getLabelNames(String name) {
    NameHolder family = NameHolder.ofFamily(name);
    return family == null ? null : family.labelNames();
  }

  @Override
  @SuppressWarnings("deprecation")
  public @Nullable MetricMetadata getMetadata(String name) {
    NameHolder family = NameHolder.ofFamily(name);
    return family == null ? null : family.metadata();
  }
}
