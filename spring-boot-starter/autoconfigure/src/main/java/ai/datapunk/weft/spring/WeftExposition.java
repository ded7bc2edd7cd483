package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Shows the series of a mesh in an application's registries, once its beans are made. */
final class WeftExposition implements SmartInitializingSingleton, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(WeftExposition.class);

  private final Mesh mesh;
  private final List<PrometheusRegistry> registries;

  WeftExposition(Mesh mesh, List<PrometheusRegistry> registries) {
    this.mesh = mesh;
    this.registries = registries;
  }

  @Override
  public void afterSingletonsInstantiated() {
    // One that the application made itself is in use only if it says so.
    Weft.use(mesh);
    registries.forEach(this::show);
  }

  /** A mesh that ends with its context is not for those that come after it. */
  @Override
  public void destroy() {
    Weft.release(mesh);
  }

  /** A name that is taken must not keep an application from starting. */
  private void show(PrometheusRegistry registry) {
    try {
      mesh.showIn(registry);
    } catch (IllegalArgumentException taken) {
      LOG.error(
          "Weft's metrics are not exposed, because the application's registry holds a metric of one"
              + " of their names: rename that metric",
          taken);
    }
  }
}
