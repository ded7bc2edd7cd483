package ai.datapunk.weft.probe;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.contract.OperationNames;
import ai.datapunk.weft.record.SeriesWiring;
import ai.datapunk.weft.spec.ConfiguredSpecs;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MethodSpec.Operation;
import ai.datapunk.weft.spec.MetricHolder;
import ai.datapunk.weft.spec.ReflectedSpecs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The probes of one class's methods. Their specifications come from the metric holder that the
 * processor generated; without one, from the annotations themselves, by reflection. Thread-safe.
 */
public final class ClassProbes {

  private static final Logger LOG = LoggerFactory.getLogger(ClassProbes.class);

  private record Generated(MetricHolder holder, List<MethodSpec> methods) {}

  private final Class<?> type;
  private final Mesh mesh;
  private final Map<String, SeriesWiring> wirings = new HashMap<>();
  private final Map<String, Probe> probes = new HashMap<>();
  private final Map<String, Fallback> fallbacks = new HashMap<>();

  private ClassProbes(Class<?> type, Mesh mesh, List<MethodSpec> methods) {
    this.type = type;
    this.mesh = mesh;
    ConfiguredSpecs overrides = new ConfiguredSpecs(mesh.configuration());
    for (MethodSpec method : methods) {
      expose(overrides.apply(method));
    }
  }

  /** Nothing that is wrong with a specification may keep a user's class from being initialised. */
  private void expose(MethodSpec spec) {
    try {
      SeriesWiring wiring = new SeriesWiring(spec, mesh.store());
      // First, since the series of whatever fed the circuit before end with it.
      if (spec.circuit() != null) {
        mesh.circuit(spec.circuit().service(), spec.circuit().policy());
      }
      wiring.exposeZeros();
      if (spec.balance() != null) {
        mesh.balancer(spec.balance().service());
      }
      wirings.put(spec.signature(), wiring);
    } catch (RuntimeException fault) {
      LOG.atWarn()
          .addKeyValue("class", type.getName())
          .addKeyValue("method", spec.signature())
          .log("Nothing is recorded for the method: {}", fault.getMessage());
    }
  }

  /** Reads the specifications of a class's methods, and brings their series into being. */
  public static ClassProbes load(Class<?> type, Mesh mesh) {
    Generated generated = generated(type);
    if (generated == null) {
      return new ClassProbes(type, mesh, reflected(type));
    }
    ClassProbes probes = new ClassProbes(type, mesh, generated.methods);
    probes.exposeFallbacks(generated);
    return probes;
  }

  private void exposeFallbacks(Generated generated) {
    for (int i = 0; i < generated.methods.size(); i++) {
      MethodSpec spec = generated.methods.get(i);
      if (generated.holder.hasFallback(i) && isGuarded(spec.signature())) {
        fallbacks.put(
            spec.signature(),
            new Fallback(generated.holder, i, fallbackOperation(spec), mesh.store()));
      }
    }
  }

  /** A fallback belongs to a retry or a circuit, and does nothing where both are switched off. */
  private boolean isGuarded(String signature) {
    SeriesWiring wiring = wirings.get(signature);
    return wiring == null || wiring.spec().retry() != null || wiring.spec().circuit() != null;
  }

  /** A circuit has no operation: the method's own name stands in. */
  private static Operation fallbackOperation(MethodSpec spec) {
    if (spec.retry() != null) {
      return spec.retry().operation();
    }
    String name = spec.signature().substring(0, spec.signature().indexOf('('));
    String service = spec.circuit() == null ? "unknown" : spec.circuit().service();
    return new Operation(service, OperationNames.of(name));
  }

  /** Probes that record nothing and do nothing. */
  public static ClassProbes none(Class<?> type, Mesh mesh) {
    return new ClassProbes(type, mesh, List.of());
  }

  /** The processor does not see local and anonymous classes: they never have a holder. */
  private static List<MethodSpec> reflected(Class<?> type) {
    List<MethodSpec> methods;
    try {
      methods = ReflectedSpecs.read(type);
    } catch (LinkageError | TypeNotPresentException incomplete) {
      LOG.atWarn()
          .addKeyValue("class", type.getName())
          .setCause(incomplete)
          .log("Nothing is recorded for the class: a class that its annotations name is missing");
      return List.of();
    }
    boolean local = type.isLocalClass() || type.isAnonymousClass() || type.isHidden();
    if (!local && !methods.isEmpty() && !hasHolder(type)) {
      LOG.atWarn()
          .addKeyValue("class", type.getName())
          .log(
              "There is no metric holder {}: weft-processor did not run when the class was"
                  + " compiled, so nothing checked its annotations; they are read by reflection,"
                  + " and fallbacks are not called."
                  + " Add weft-processor to the compiler's annotationProcessorPaths (from JDK 23 on"
                  + " a processor that is merely on the class path does not run)",
              holderName(type));
    }
    return methods;
  }

  private static String holderName(Class<?> type) {
    return type.getName() + MetricHolder.SUFFIX;
  }

  private static boolean hasHolder(Class<?> type) {
    try {
      Class.forName(holderName(type), false, type.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }

  private static @Nullable Generated generated(Class<?> type) {
    if (!hasHolder(type)) {
      return null;
    }
    try {
      MetricHolder holder =
          Class.forName(holderName(type), true, type.getClassLoader())
              .asSubclass(MetricHolder.class)
              .getDeclaredConstructor()
              .newInstance();
      return new Generated(holder, List.of(holder.methods()));
    } catch (ReflectiveOperationException | LinkageError | RuntimeException fault) {
      LOG.atWarn()
          .addKeyValue("class", type.getName())
          .setCause(fault)
          .log(
              "The metric holder {} does not work with this version of weft-runtime: compile the"
                  + " class again with the same version of weft-processor. Until then its"
                  + " annotations are read by reflection",
              holderName(type));
      return null;
    }
  }

  /** The probe of a method; one that records nothing if the method is not known. */
  public Probe probe(String name, Class<?>[] parameterTypes, Class<?> returnType) {
    String signature = signature(name, parameterTypes);
    synchronized (probes) {
      return probes.computeIfAbsent(
          signature, unknown -> create(unknown, parameterTypes, returnType));
    }
  }

  /**
   * Lets the fallback of a method answer in its place.
   *
   * @param target what the method was called on; null if it is static
   * @param failed what the method has failed with; thrown if it has no fallback
   */
  public @Nullable Object fallBack(
      String name,
      Class<?>[] parameterTypes,
      @Nullable Object target,
      @Nullable Object[] arguments,
      Throwable failed) {
    Fallback fallback = fallbacks.get(signature(name, parameterTypes));
    if (fallback == null) {
      throw SneakyThrow.rethrown(failed);
    }
    return fallback.call(target, arguments, failed);
  }

  private Probe create(String signature, Class<?>[] parameterTypes, Class<?> returnType) {
    SeriesWiring wiring = wirings.get(signature);
    if (wiring == null) {
      LOG.debug("Nothing is recorded for {} of {}", signature, type.getName());
      MethodSpec nothing = new MethodSpec(signature, null, null, null, null, null);
      wiring = new SeriesWiring(nothing, mesh.store());
    }
    return new Probe(wiring, mesh, parameterTypes, returnType);
  }

  /** A signature as in {@link MethodSpec#signature}. */
  public static String signature(String name, Class<?>[] parameterTypes) {
    return Stream.of(parameterTypes)
        .map(ClassProbes::binaryName)
        .collect(Collectors.joining(",", name + "(", ")"));
  }

  private static String binaryName(Class<?> type) {
    return type.isArray() ? binaryName(type.getComponentType()) + "[]" : type.getName();
  }
}
