package ai.datapunk.weft;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.engine.EndedApplications;
import ai.datapunk.weft.engine.MeshChanges;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.metrics.Metrics;
import ai.datapunk.weft.requirement.Requirements;
import ai.datapunk.weft.weaving.WeavingCheck;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mesh of this application: what woven methods record in and act by. Until {@link #use} is
 * called it is one that Weft made itself, in the default registry. Thread-safe.
 */
public final class Weft {

  private static final Logger LOG = LoggerFactory.getLogger(Weft.class);
  private static final AtomicReference<@Nullable Mesh> MESH = new AtomicReference<>();

  /** The mesh that Weft made itself and therefore closes; null if there is none. */
  private static final AtomicReference<@Nullable Mesh> OWN = new AtomicReference<>();

  private static final SingleFlight MAKING = new SingleFlight();

  private Weft() {}

  /**
   * The mesh of this application.
   *
   * @throws IllegalStateException if the Prometheus client or SLF4J on the class path is missing or
   *     too old
   */
  public static Mesh mesh() {
    Mesh mesh = MESH.get();
    return mesh != null ? mesh : defaultMesh();
  }

  /**
   * Made without a lock: settings, log appenders and class loaders are the application's, and one
   * of them may wait for a thread that asks for the mesh itself. If several are made at once
   * therefore, one is the application's.
   */
  private static Mesh defaultMesh() {
    Requirements.shared().check();
    OwnMesh installed = MAKING.make(Weft::installed);
    if (installed != null) {
      WeavingCheck.shared().start();
      installed.tell();
    }
    return mesh();
  }

  /** A new mesh of Weft's that is the application's from now on; null if it has another one. */
  private static @Nullable OwnMesh installed() {
    if (MESH.get() != null) {
      return null;
    }
    OwnMesh made = OwnMesh.in(PrometheusRegistry.defaultRegistry);
    if (install(made.mesh())) {
      return made;
    }
    made.mesh().close();
    return null;
  }

  /** Whether this is the mesh of the application from now on: there was none. */
  private static synchronized boolean install(Mesh own) {
    if (MESH.get() != null) {
      return false;
    }
    OWN.set(own);
    boolean installed = MESH.compareAndSet(null, own);
    if (!installed) {
      OWN.set(null);
    }
    return installed;
  }

  /**
   * Makes this the mesh of the application, at any time: calls that begin from now on are recorded
   * there, by its clock, and have its configuration, circuits, sources and strategies. The series
   * of all annotated classes that are initialised are there at once. Calls in flight end where they
   * began.
   *
   * <p>The mesh before it is closed if Weft made it; one that the application built is the
   * application's to close. What was told to the earlier mesh is not told to this one: its sources
   * are named in the log. What a registry throws that keeps series of the earlier one is thrown
   * when all of this is done.
   */
  public static void use(Mesh mesh) {
    Mesh before = MESH.getAndSet(requireNonNull(mesh, "mesh"));
    if (before == mesh) {
      return;
    }
    try {
      if (before != null) {
        leave(before, mesh);
      }
    } finally {
      // Whatever that throws: the mesh is in use, and calling this again would do nothing.
      MeshChanges.tell(mesh.engine().store());
      mesh.engine().circuits().settle();
      WeavingCheck.shared().start();
    }
  }

  private static void leave(Mesh before, Mesh now) {
    tellOfSources(before, now);
    // Before its successor's circuits are made: the two may have a registry in common.
    if (OWN.compareAndSet(before, null)) {
      before.close();
    }
  }

  /**
   * Lets go of a mesh that the application built, if it is the one in use: Weft makes one itself
   * for whoever asks next, and for all annotated classes that are initialised. For an application
   * that ends while others in the JVM go on; the mesh itself is the application's to close.
   */
  public static void release(Mesh mesh) {
    requireNonNull(mesh, "mesh");
    if (mesh != OWN.get() && MESH.compareAndSet(mesh, null)) {
      MeshChanges.tell(mesh.engine().store());
    }
  }

  /**
   * Lets go of what an application gave that ends while others in the JVM go on with the same Weft:
   * its instance sources, strategies and connection errors, instances and circuits that only it
   * had. Its annotated methods are neither guarded nor recorded any longer; what they have counted
   * stays.
   *
   * @param application the class loader of its classes, which can be unloaded then
   */
  public static void end(ClassLoader application) {
    EndedApplications.add(requireNonNull(application, "application"));
    Mesh mesh = MESH.get();
    if (mesh != null) {
      mesh.letGo();
    }
  }

  private static void tellOfSources(Mesh before, Mesh now) {
    Set<String> left = new TreeSet<>(before.engine().balancers().sourced());
    left.removeIf(service -> now.engine().balancers().existing(service) != null);
    if (!left.isEmpty()) {
      now.engine().store().events().add(() -> warn(left));
      now.engine().store().events().write();
    }
  }

  private static void warn(Set<String> left) {
    LOG.warn(
        "Another mesh is in use from now on. Instance sources were given to the one before, and"
            + " are not the new one's: give it those of {}, with Mesh.instances before"
            + " Weft.use(…) or with Weft.instances after it",
        left);
  }

  /**
   * Has all annotated classes read anew what a mesh has, if it is the application's; tells whether.
   */
  static boolean reload(Mesh mesh) {
    boolean inUse = MESH.get() == mesh;
    if (inUse) {
      MeshChanges.tellOfSettings(mesh.engine().store());
    }
    return inUse;
  }

  /**
   * Makes the mesh anew that Weft made itself if its series had to make room for histograms of
   * another type, before any call was recorded.
   */
  static void renewIfEnded() {
    Mesh own = OWN.get();
    if (own != null && own.engine().store().hasEnded() && MESH.compareAndSet(own, null)) {
      OWN.compareAndSet(own, null);
      own.close();
      MeshChanges.tell(own.engine().store());
    }
  }

  /**
   * Takes the instances of a service from here from now on, unless instances are configured for it.
   */
  public static void instances(String service, InstanceSource source) {
    mesh().instances(service, source);
  }

  /**
   * The application's own metrics, for names that are known only when it runs: in this mesh, and in
   * each that is in use after it.
   */
  public static Metrics metrics() {
    return new Metrics(() -> mesh().engine().store());
  }

  /**
   * The metrics that an interface with {@code @MetricSet} declares, in this mesh and in each that
   * is in use after it. To be kept in a field, as each call makes another object, of the same
   * series.
   *
   * @throws IllegalArgumentException if it is no metric set, or one of its metrics cannot be, as
   *     its name is in use otherwise
   * @throws IllegalStateException if Weft's processor did not run when it was compiled, or what
   *     that wrote cannot be reached
   */
  public static <S> S metrics(Class<S> metricSet) {
    return metrics().of(metricSet);
  }

  /**
   * The circuit of a service.
   *
   * @throws IllegalArgumentException if no circuit guards the service
   */
  public static Circuit circuit(String service) {
    return mesh().circuit(service);
  }

  /**
   * How many annotated methods of each class are not woven, so that their annotations do nothing,
   * by the class's binary name. Empty where all are; nothing is there while the class files are
   * looked at, which takes a moment, or where nobody can tell, as with AspectJ's own agent.
   */
  public static Optional<SortedMap<String, Integer>> unwovenMethods() {
    return WeavingCheck.shared().byClass();
  }
}
