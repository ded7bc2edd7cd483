package ai.datapunk.weft.it.weaving;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A mesh in a registry of its own, with nothing configured, that is the application's while a test
 * runs. The tests of other classes look into the default registry: its mesh is in use afterwards.
 */
final class MeshInUse implements BeforeEachCallback, AfterEachCallback {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder().registry(registry).configuration(Configuration.none()).build();

  PrometheusRegistry registry() {
    return registry;
  }

  Mesh mesh() {
    return mesh;
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    Weft.use(mesh);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    backToTheDefaultRegistry();
    mesh.close();
  }

  static void backToTheDefaultRegistry() {
    PrometheusRegistry.defaultRegistry.clear();
    Weft.use(Mesh.builder().build());
  }
}
