package ai.datapunk.weft.aspects;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.attempt.Answerable;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.requirement.RequirementException;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  /** Those that know their probe. Guarded by this. */
  private final List<JoinPointConstant> constants = new ArrayList<>();

  private JoinPointProbes(Class<?> type) {
    // First, so that a change of the mesh while it is loaded is not missed.
    CLASSES.add(type);
    loaded = new Loaded(load(type, null), new ConcurrentHashMap<>());
  }

  /** Loads the probes of all classes anew: the application has another mesh. */
  private static synchronized void reload() {
    for (Class<?> type : CLASSES.toArray(new Class<?>[0])) {
      JoinPointProbes ofClass = OF_CLASS.get(type);
      ClassProbes before = ofClass.loaded.probes;
      ofClass.replace(new Loaded(load(type, before), new ConcurrentHashMap<>()));
    }
    ProbeCache.clear();
  }

  private synchronized void replace(Loaded fresh) {
    loaded = fresh;
    constants.forEach(constant -> constant.keep(null));
    constants.clear();
  }

  /** Keeps a probe, unless it is of a mesh that has been replaced since it was made. */
  @SuppressWarnings("ReferenceEquality") // What was loaded last, not what is like it.
  private synchronized void keep(JoinPointConstant constant, Probe probe, Loaded asOf) {
    if (loaded == asOf) {
      constant.keep(probe);
      constants.add(constant);
    }
  }

  /** The last resort: whatever is wrong, the user's class is initialised and its methods run. */
  private static ClassProbes load(Class<?> type, @Nullable ClassProbes before) {
    try {
      Mesh mesh = Weft.mesh();
      return before == null ? ClassProbes.load(type, mesh) : before.renewed(mesh);
    } catch (RequirementException told) {
      return ClassProbes.none(type);
    } catch (Throwable fault) {
      tell(type, "", fault);
      return ClassProbes.none(type);
    }
  }

  /** What cannot be told is not told: an appender of the application's may fail. */
  private static void tell(Class<?> type, String method, Throwable fault) {
    try {
      LOG.atError()
          .addKeyValue("class", type.getName())
          .setCause(fault)
          .log(
              "Weft does nothing for {}{}, because of a fault of its own",
              method.isEmpty() ? "the class " : "the method " + method + " of ",
              type.getName());
    } catch (Throwable unlogged) {
      // The class goes on in any case.
    }
  }

  /** Brings the series of a class's methods into being. */
  public static void initialize(Class<?> type) {
    OF_CLASS.get(type);
  }

  /** The probe of the method that a join point is the execution of. */
  public static Probe of(JoinPoint.StaticPart joinPoint) {
    if (joinPoint instanceof JoinPointConstant constant) {
      return constant.probe();
    }
    Probe probe = ProbeCache.get(joinPoint);
    return probe != null ? probe : find(joinPoint);
  }

  private static Probe find(JoinPoint.StaticPart joinPoint) {
    int asOf = ProbeCache.generation();
    Loaded ofClass = OF_CLASS.get(joinPoint.getSignature().getDeclaringType()).loaded;
    JoinPointProbe known = ofClass.byJoinPoint.get(joinPoint);
    JoinPointProbe found = known != null ? known : first(ofClass, joinPoint);
    ProbeCache.put(found, asOf);
    return found.probe();
  }

  /** Makes it without a lock, since that asks code of the application's. */
  private static JoinPointProbe first(Loaded ofClass, JoinPoint.StaticPart joinPoint) {
    JoinPointProbe created = create(ofClass.probes, joinPoint);
    JoinPointProbe earlier = ofClass.byJoinPoint.putIfAbsent(joinPoint, created);
    return earlier != null ? earlier : created;
  }

  /**
   * The probe of a constant that does not know it. Whatever is wrong, the user's method runs: one
   * whose types cannot be found has a probe that records nothing.
   */
  static Probe find(JoinPointConstant constant) {
    Class<?> type = constant.type();
    JoinPointProbes ofClass = OF_CLASS.get(type);
    Loaded asOf = ofClass.loaded;
    Probe probe;
    try {
      MethodType shape = constant.shape();
      probe = asOf.probes.probe(constant.method(), shape.parameterArray(), shape.returnType());
    } catch (VirtualMachineError exhausted) {
      return nothing(constant);
    } catch (Throwable fault) {
      tell(type, constant.method(), fault);
      probe = nothing(constant);
    }
    ofClass.keep(constant, probe, asOf);
    return probe;
  }

  private static Probe nothing(JoinPointConstant constant) {
    return ClassProbes.none(constant.type())
        .probe(constant.method(), new Class<?>[0], Object.class);
  }

  /**
   * The static part of the execution of a woven method, as a dynamic constant of its class: what
   * the weaver writes in place of AspectJ's static fields. Resolves nothing, and does not fail.
   *
   * @param caller of the class that declares the method
   * @param method the method's name
   * @param constantType not looked at
   * @param descriptor the method's, as in class files
   */
  public static JoinPoint.StaticPart joinPoint(
      MethodHandles.Lookup caller, String method, Class<?> constantType, String descriptor) {
    return new JoinPointConstant(caller.lookupClass(), method, descriptor);
  }

  /** The same for class files older than dynamic constants, which are of Java 11. */
  public static CallSite joinPoint(
      MethodHandles.Lookup caller, String method, MethodType siteType, String descriptor) {
    return new ConstantCallSite(
        MethodHandles.constant(
            JoinPoint.StaticPart.class,
            new JoinPointConstant(caller.lookupClass(), method, descriptor)));
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
