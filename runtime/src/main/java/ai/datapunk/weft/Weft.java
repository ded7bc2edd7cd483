package ai.datapunk.weft;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.ConfigurationException;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mesh of this application: what woven methods record in and act by. It uses the default
 * registry, unless {@link #use} is called before the first annotated class is initialised.
 * Thread-safe.
 */
public final class Weft {

  private static final Logger LOG = LoggerFactory.getLogger(Weft.class);
  private static final AtomicReference<Mesh> MESH = new AtomicReference<>();

  private Weft() {}

  /** The mesh of this application. */
  public static Mesh mesh() {
    Mesh mesh = MESH.get();
    return mesh != null ? mesh : defaultMesh();
  }

  private static synchronized Mesh defaultMesh() {
    Mesh mesh = MESH.get();
    if (mesh == null) {
      mesh = in(PrometheusRegistry.defaultRegistry);
      MESH.set(mesh);
    }
    return mesh;
  }

  /**
   * A mesh in this registry. A registry that cannot take it must not break the application: its
   * calls are then guarded and not exposed, which is logged.
   */
  static Mesh in(PrometheusRegistry registry) {
    Configuration configuration = configuration();
    try {
      return Mesh.builder().registry(registry).configuration(configuration).build();
    } catch (IllegalArgumentException taken) {
      LOG.error(
          "Weft's metrics are not exposed, because the registry holds a metric of one of their"
              + " names: rename that metric, or give Weft a registry of its own with"
              + " Weft.use(Mesh.builder().registry(…).build())",
          taken);
      return Mesh.builder().registry(new PrometheusRegistry()).configuration(configuration).build();
    }
  }

  /** A configuration that cannot be must not break the application either. */
  private static Configuration configuration() {
    try {
      return Configuration.load();
    } catch (ConfigurationException | UncheckedIOException unusable) {
      LOG.error("Nothing is configured, and annotations hold as they are written", unusable);
      return Configuration.none();
    }
  }

  /**
   * Makes this the mesh of the application.
   *
   * @throws IllegalStateException if the application has one that is in use already
   */
  public static synchronized void use(Mesh mesh) {
    if (!MESH.compareAndSet(null, mesh)) {
      throw new IllegalStateException(
          "Weft is in use already: call Weft.use(…) first thing in main, before any class with"
              + " annotated methods is initialised");
    }
  }

  /**
   * Takes the instances of a service from here from now on, unless instances are configured for it.
   */
  public static void instances(String service, InstanceSource source) {
    mesh().instances(service, source);
  }

  /**
   * The circuit of a service.
   *
   * @throws IllegalArgumentException if no circuit guards the service
   */
  public static Circuit circuit(String service) {
    return mesh().circuit(service);
  }
}
