package ai.datapunk.weft.probe;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.attempt.Answerable;
import ai.datapunk.weft.attempt.AsyncCalls;
import ai.datapunk.weft.attempt.CallKind;
import ai.datapunk.weft.attempt.MethodEngine;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.MethodSettings;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.engine.AnnotatedMethods;
import ai.datapunk.weft.engine.EndedApplications;
import ai.datapunk.weft.engine.MeshChanges;
import ai.datapunk.weft.engine.MeshEngine;
import ai.datapunk.weft.future.FutureCalls;
import ai.datapunk.weft.publisher.PublisherCalls;
import ai.datapunk.weft.record.ClassRecorders;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.record.SeriesWiring;
import ai.datapunk.weft.resolve.ConfiguredSpecs;
import ai.datapunk.weft.resolve.EffectiveSettings;
import ai.datapunk.weft.resolve.MethodSpecs;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MethodSpec.Operation;
import ai.datapunk.weft.spec.MetricHolder;
import ai.datapunk.weft.store.ErrorTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The probes of one class's methods, and their fallbacks. Thread-safe. */
public final class ClassProbes {

  private static final Logger LOG = LoggerFactory.getLogger(ClassProbes.class);

  /** The turn of the class that is initialised next. */
  private static final AtomicLong TURNS = new AtomicLong();

  private final Class<?> type;

  /** When the class was initialised, as a number: later ones have greater numbers. */
  private final long turn;

  /** Null if Weft does nothing for the class. */
  private final @Nullable MeshEngine mesh;

  /** What holds for the methods: a field, since the mesh holds it weakly. */
  private AnnotatedMethods.OfClass settings = List::of;

  private ClassRecorders recorders = new ClassRecorders();

  /** How often series had ended that recorders of the class may count for. */
  private int takeovers;

  private final Map<String, SeriesWiring> wirings = new HashMap<>();
  private final Map<String, Probe> probes = new ConcurrentHashMap<>();
  private final Map<String, Fallback> fallbacks = new HashMap<>();

  private ClassProbes(Class<?> type, long turn, @Nullable MeshEngine mesh) {
    this.type = type;
    this.turn = turn;
    this.mesh = mesh;
  }

  private void expose(MeshEngine mesh, List<MethodSpec> methods) {
    ConfiguredSpecs overrides = new ConfiguredSpecs(mesh.configuration());
    for (MethodSpec method : methods) {
      expose(mesh, overrides.apply(method));
    }
  }

  /** Nothing that is wrong with a specification may keep a user's class from being initialised. */
  private void expose(MeshEngine mesh, MethodSpec spec) {
    try {
      SeriesWiring wiring = wiring(spec, mesh);
      // First, since the series of whatever fed the circuit before end with it.
      if (spec.circuit() != null) {
        mesh.circuits().of(spec.circuit().service(), spec.circuit().policy(), turn);
      }
      wiring.exposeZeros();
      if (spec.balance() != null) {
        mesh.balancers().of(spec.balance().service());
      }
      wirings.put(spec.signature(), wiring);
    } catch (Throwable fault) {
      tell(mesh, spec, fault);
    }
  }

  /** The wiring of a method, whose calls and budget its service's retries are told of. */
  static SeriesWiring wiring(MethodSpec spec, MeshEngine mesh) {
    MethodSpec.Retry retry = spec.retry();
    if (retry == null) {
      return new SeriesWiring(spec, mesh.store());
    }
    String service = retry.operation().service();
    if (retry.policy().budget() > 0) {
      mesh.retries().budget(service, retry.policy().budget());
    }
    return new SeriesWiring(spec, mesh.store(), mesh.retries().of(service).calls());
  }

  private void tell(MeshEngine mesh, MethodSpec spec, Throwable fault) {
    try {
      LOG.atWarn()
          .addKeyValue("class", type.getName())
          .addKeyValue("method", spec.signature())
          .log(
              "Nothing is recorded for the method {} of {}: {}",
              spec.signature(),
              type.getName(),
              fault instanceof RuntimeException ? fault.getMessage() : ErrorTypes.text(fault));
    } catch (Throwable unlogged) {
      mesh.store().recordingFailed(unlogged);
    }
  }

  /** Reads the specifications of a class's methods, and brings their series into being. */
  public static ClassProbes load(Class<?> type, Mesh mesh) {
    return load(none(type), mesh);
  }

  /**
   * The probes that take the place of these, now that there is another mesh or it is configured
   * anew: in the same mesh they go on counting where these do.
   */
  public ClassProbes renewed(Mesh mesh) {
    return load(this, mesh);
  }

  private static ClassProbes load(ClassProbes before, Mesh mesh) {
    Class<?> type = before.type;
    if (EndedApplications.have(type)) {
      return none(type);
    }
    Rehearsal.once();
    MethodSpecs specs = MethodSpecs.of(type);
    MeshEngine engine = mesh.engine();
    ClassProbes probes = new ClassProbes(type, before.turn, engine);
    probes.expose(engine, specs.methods());
    probes.goOnFrom(before, engine);
    if (specs.holder() != null) {
      probes.exposeFallbacks(engine, specs.holder(), specs.methods());
    }
    probes.settings = () -> probes.settings(specs.methods(), engine.configuration());
    engine.methods().add(type.getName(), probes.settings);
    return probes;
  }

  /** The balancers are what a mesh keeps when it is configured anew. */
  @SuppressWarnings("ReferenceEquality") // The same ones, not such as are like them.
  private void goOnFrom(ClassProbes before, MeshEngine engine) {
    takeovers = engine.store().owners().takeovers();
    if (before.mesh != null
        && before.mesh.balancers() == engine.balancers()
        && before.takeovers == takeovers) {
      recorders = before.recorders;
    }
  }

  /** What holds for each method whose calls are recorded. */
  private List<MethodSettings> settings(List<MethodSpec> written, Configuration configuration) {
    List<MethodSettings> all = new ArrayList<>();
    for (MethodSpec method : written) {
      SeriesWiring wiring = wirings.get(method.signature());
      if (wiring != null) {
        all.add(
            new MethodSettings(
                type.getName(),
                method.signature(),
                EffectiveSettings.of(method, wiring.spec(), configuration)));
      }
    }
    return all;
  }

  private void exposeFallbacks(MeshEngine mesh, MetricHolder holder, List<MethodSpec> methods) {
    for (int i = 0; i < methods.size(); i++) {
      MethodSpec spec = methods.get(i);
      if (holder.hasFallback(i) && isGuarded(spec.signature())) {
        fallbacks.put(
            spec.signature(), new Fallback(holder, i, fallbackOperation(spec), mesh.store()));
      }
    }
  }

  /** A fallback belongs to a retry or a circuit, and does nothing where both are switched off. */
  private boolean isGuarded(String signature) {
    SeriesWiring wiring = wirings.get(signature);
    return wiring == null || wiring.spec().retry() != null || wiring.spec().circuit() != null;
  }

  /**
   * The operation by which the call itself is counted, as in the catalog: the outermost that there
   * is. A circuit has none: the method's own name stands in.
   */
  private Operation fallbackOperation(MethodSpec spec) {
    if (spec.timed() != null) {
      return spec.timed();
    }
    if (spec.retry() != null) {
      return spec.retry().operation();
    }
    String name = spec.signature().substring(0, spec.signature().indexOf('('));
    String service = spec.circuit() == null ? LabelValues.UNKNOWN : spec.circuit().service();
    return new Operation(service, MethodSpecs.operation(type, name));
  }

  /**
   * Has this run after each change of the application's mesh: probes that were loaded before are
   * the earlier mesh's.
   *
   * @param listener held weakly: whoever wants to be told keeps it
   */
  public static void whenMeshChanges(Runnable listener) {
    MeshChanges.listen(listener);
  }

  /** Probes that record nothing and do nothing. */
  public static ClassProbes none(Class<?> type) {
    return new ClassProbes(type, TURNS.getAndIncrement(), null);
  }

  /** The probe of a method; one that records nothing if the method is not known. */
  public Probe probe(String name, Class<?>[] parameterTypes, Class<?> returnType) {
    String signature = MethodSpecs.signature(name, parameterTypes);
    Probe known = probes.get(signature);
    if (known != null) {
      return known;
    }
    // Without a lock, since predicates and sources are asked: of several, the first one stays.
    Probe created = create(signature, parameterTypes, returnType);
    Probe earlier = probes.putIfAbsent(signature, created);
    return earlier != null ? earlier : created;
  }

  /**
   * Lets the fallback of a method answer in its place.
   *
   * @param target what the method was called on; null if it is static
   * @param failed what the method has failed with; thrown if it has no fallback, or none may answer
   */
  public @Nullable Object fallBack(
      String name,
      Class<?>[] parameterTypes,
      @Nullable Object target,
      @Nullable Object[] arguments,
      Throwable failed) {
    Fallback fallback = fallbacks.get(MethodSpecs.signature(name, parameterTypes));
    if (fallback == null || !Answerable.is(failed)) {
      throw SneakyThrow.rethrown(failed);
    }
    return fallback.call(target, arguments, failed);
  }

  private Probe create(String signature, Class<?>[] parameterTypes, Class<?> returnType) {
    if (mesh == null) {
      return InertProbe.instance();
    }
    SeriesWiring wiring = wirings.get(signature);
    if (wiring == null) {
      LOG.debug("Nothing is recorded for {} of {}", signature, type.getName());
      MethodSpec nothing = new MethodSpec(signature, null, null, null, null, null);
      wiring = new SeriesWiring(nothing, mesh.store());
    }
    return probe(
        wiring,
        recorders.of(wiring),
        mesh,
        parameterTypes,
        returnType,
        fallbacks.containsKey(signature));
  }

  /** A probe of a recorder of its own. */
  static Probe probe(
      SeriesWiring wiring,
      MeshEngine mesh,
      Class<?>[] parameterTypes,
      Class<?> returnType,
      boolean fallsBack) {
    return probe(
        wiring, new ClassRecorders().of(wiring), mesh, parameterTypes, returnType, fallsBack);
  }

  /**
   * The probe of a method of this return type, which says when its calls end.
   *
   * @param fallsBack whether the method has a fallback
   */
  private static Probe probe(
      SeriesWiring wiring,
      OperationRecorder recorder,
      MeshEngine mesh,
      Class<?>[] parameterTypes,
      Class<?> returnType,
      boolean fallsBack) {
    String signature = wiring.spec().signature();
    CallKind kind = kind(returnType);
    MethodEngine engine = MethodEngine.of(wiring.spec(), mesh, parameterTypes, kind);
    boolean foreign = PublisherCalls.warnIfForeign(signature, returnType);
    AsyncCalls async =
        switch (kind) {
          case SYNCHRONOUS -> null;
          case FUTURE -> new FutureCalls(engine, returnType, fallsBack);
          case PUBLISHER -> new PublisherCalls(engine, returnType);
        };
    if (async instanceof FutureCalls futures && !foreign) {
      futures.warnIfNotReplaced(signature);
    }
    return new MethodProbe(wiring.spec().customHistogram(), recorder, engine, async);
  }

  private static CallKind kind(Class<?> returnType) {
    if (PublisherCalls.isPublisher(returnType)) {
      return CallKind.PUBLISHER;
    }
    return FutureCalls.isFuture(returnType) ? CallKind.FUTURE : CallKind.SYNCHRONOUS;
  }
}
