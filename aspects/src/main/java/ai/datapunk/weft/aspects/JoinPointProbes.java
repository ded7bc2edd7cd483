package ai.datapunk.weft.aspects;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.attempt.Answerable;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.probe.Probe;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.reflect.MethodSignature;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a woven method to its probe, never by name. Thread-safe. Public because woven code calls it.
 */
public final class JoinPointProbes {

  /** The probes of a class live as long as the class. */
  private static final ClassValue<JoinPointProbes> OF_CLASS =
      new ClassValue<>() {
        @Override
        protected JoinPointProbes computeValue(Class<?> type) {
          return new JoinPointProbes(type);
        }
      };

  /** The classes that have probes, to load those anew. Weak, as everything here. */
  private static final Set<Class<?>> CLASSES =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Kept here, because whoever tells of changes does not. */
  private static final Runnable RELOAD = JoinPointProbes::reload;

  static {
    ClassProbes.whenMeshChanges(RELOAD);
  }

  private static final Logger LOG = LoggerFactory.getLogger(JoinPointProbes.class);

  /** What was made for one mesh. */
  private record Loaded(
      ClassProbes probes, Map<JoinPoint.StaticPart, JoinPointProbe> byJoinPoint) {}

  private volatile Loaded loaded;

  private JoinPointProbes(Class<?> type) {
    // First, so that a change of the mesh while it is loaded is not missed.
    CLASSES.add(type);
    loaded = new Loaded(load(type), new ConcurrentHashMap<>());
  }

  /** Loads the probes of all classes anew: the application has another mesh. */
  private static synchronized void reload() {
    for (Class<?> type : CLASSES.toArray(new Class<?>[0])) {
      OF_CLASS.get(type).loaded = new Loaded(load(type), new ConcurrentHashMap<>());
    }
    ProbeCache.clear();
  }

  /** The last resort: whatever is wrong, the user's class is initialised and its methods run. */
  private static ClassProbes load(Class<?> type) {
    try {
      return ClassProbes.load(type, Weft.mesh());
    } catch (Throwable fault) {
      LOG.atError()
          .addKeyValue("class", type.getName())
          .setCause(fault)
          .log("Weft does nothing for the class {}, because of a fault of its own", type.getName());
      return ClassProbes.none(type, Weft.mesh());
    }
  }

  /** Brings the series of a class's methods into being. */
  public static void initialize(Class<?> type) {
    OF_CLASS.get(type);
  }

  /** The probe of the method that a join point is the execution of. */
  public static Probe of(JoinPoint.StaticPart joinPoint) {
    Probe probe = ProbeCache.get(joinPoint);
    return probe != null ? probe : find(joinPoint);
  }

  private static Probe find(JoinPoint.StaticPart joinPoint) {
    int asOf = ProbeCache.generation();
    Loaded ofClass = OF_CLASS.get(joinPoint.getSignature().getDeclaringType()).loaded;
    JoinPointProbe found =
        ofClass.byJoinPoint.computeIfAbsent(joinPoint, unknown -> create(ofClass.probes, unknown));
    ProbeCache.put(found, asOf);
    return found.probe();
  }

  /**
   * Lets the fallback of a method answer in its place, in the thread that has called it.
   *
   * @param failed what the method has failed with; thrown if no fallback can answer, or may
   * @param target what the method was called on; null if it is static
   */
  public static @Nullable Object fallback(
      JoinPoint.StaticPart joinPoint,
      Exception failed,
      @Nullable Object target,
      @Nullable Object... arguments) {
    if (!Answerable.inCallersThread(failed)) {
      throw SneakyThrow.rethrown(failed);
    }
    return answer(joinPoint, failed, target, arguments);
  }

  /** {@link #fallback} in whatever thread. */
  static @Nullable Object answer(
      JoinPoint.StaticPart joinPoint,
      Throwable failed,
      @Nullable Object target,
      @Nullable Object[] arguments) {
    MethodSignature method = (MethodSignature) joinPoint.getSignature();
    return OF_CLASS
        .get(method.getDeclaringType())
        .loaded
        .probes()
        .fallBack(method.getName(), method.getParameterTypes(), target, arguments, failed);
  }

  private static JoinPointProbe create(ClassProbes probes, JoinPoint.StaticPart joinPoint) {
    MethodSignature method = (MethodSignature) joinPoint.getSignature();
    return new JoinPointProbe(
        joinPoint,
        probes.probe(method.getName(), method.getParameterTypes(), method.getReturnType()));
  }
}
