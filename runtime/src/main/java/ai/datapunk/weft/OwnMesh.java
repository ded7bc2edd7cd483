package ai.datapunk.weft;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.ConfigurationException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mesh that Weft makes itself, and what is to be told of it: where several are made at once, only
 * of the one that comes into use.
 *
 * @param lines write to the log
 */
record OwnMesh(Mesh mesh, List<Runnable> lines) {

  private static final Logger LOG = LoggerFactory.getLogger(Weft.class);

  /**
   * A mesh in this registry. A registry that cannot take it must not break the application: its
   * calls are then guarded and not exposed, which is to be told.
   */
  static OwnMesh in(PrometheusRegistry registry) {
    List<Runnable> lines = new ArrayList<>();
    Configuration configuration = configuration(lines);
    return new OwnMesh(mesh(registry, configuration, lines), lines);
  }

  private static Mesh mesh(
      PrometheusRegistry registry, Configuration configuration, List<Runnable> lines) {
    try {
      return Mesh.builder().registry(registry).configuration(configuration).buildOwn();
    } catch (IllegalArgumentException taken) {
      lines.add(
          () ->
              LOG.error(
                  "Weft's metrics are not exposed, because the registry holds a metric of one of"
                      + " their names: rename that metric, or give Weft a registry of its own with"
                      + " Weft.use(Mesh.builder().registry(…).build())",
                  taken));
      return Mesh.builder()
          .registry(new PrometheusRegistry())
          .configuration(configuration)
          .buildOwn();
    }
  }

  /**
   * A configuration that cannot be must not break the application's calls either. It stays known
   * that there was one: an endpoint does not start without the protection that it may have said.
   */
  private static Configuration configuration(List<Runnable> lines) {
    try {
      return Configuration.load();
    } catch (ConfigurationException | UncheckedIOException unusable) {
      lines.add(
          () ->
              LOG.error(
                  "Nothing is configured: annotations hold as they are written, and no endpoint"
                      + " starts from these settings",
                  unusable));
      return Configuration.unusable(unusable);
    }
  }

  /** Tells what there is to tell; a log that fails breaks nobody's call. */
  void tell() {
    lines.forEach(mesh.engine().store().events()::add);
    mesh.engine().store().events().write();
  }
}
