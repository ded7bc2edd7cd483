package ai.datapunk.weft.aspects;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.probe.Probe;
import java.util.Map;
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
          return new JoinPointProbes(load(type));
        }
      };

  private static final Logger LOG = LoggerFactory.getLogger(JoinPointProbes.class);

  private final ClassProbes probes;
  private final Map<JoinPoint.StaticPart, JoinPointProbe> byJoinPoint = new ConcurrentHashMap<>();

  private JoinPointProbes(ClassProbes probes) {
    this.probes = probes;
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
    JoinPointProbes ofClass = OF_CLASS.get(joinPoint.getSignature().getDeclaringType());
    return ofClass.byJoinPoint.computeIfAbsent(joinPoint, ofClass::create).probe();
  }

  /**
   * Lets the fallback of a method answer in its place.
   *
   * @param failed what the method has failed with; thrown if the fallback cannot be called
   * @param target what the method was called on; null if it is static
   */
  public static @Nullable Object fallback(
      JoinPoint.StaticPart joinPoint,
      Exception failed,
      @Nullable Object target,
      @Nullable Object... arguments) {
    MethodSignature method = (MethodSignature) joinPoint.getSignature();
    return OF_CLASS
        .get(method.getDeclaringType())
        .probes
        .fallBack(method.getName(), method.getParameterTypes(), target, arguments, failed);
  }

  private JoinPointProbe create(JoinPoint.StaticPart joinPoint) {
    MethodSignature method = (MethodSignature) joinPoint.getSignature();
    JoinPointProbe created =
        new JoinPointProbe(
            joinPoint,
            probes.probe(method.getName(), method.getParameterTypes(), method.getReturnType()));
    ProbeCache.put(created);
    return created;
  }
}
