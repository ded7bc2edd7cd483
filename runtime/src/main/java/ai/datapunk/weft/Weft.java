package ai.datapunk.weft;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The mesh of this application: what woven methods record in and act by. It uses the default
 * registry, unless {@link #use} is called before the first annotated class is initialised.
 * Thread-safe.
 */
public final class Weft {

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
      mesh = Mesh.builder().build();
      MESH.set(mesh);
    }
    return mesh;
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

  /** Takes the instances of a service from here from now on. */
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
