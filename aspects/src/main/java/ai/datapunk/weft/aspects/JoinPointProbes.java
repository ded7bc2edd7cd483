package ai.datapunk.weft.aspects;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.probe.Probe;
import java.util.Arrays;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.reflect.MethodSignature;
import org.jspecify.annotations.Nullable;

/**
 * From a woven method to its probe: by the class, then by the number that the weaver gave the
 * method within the class; never by name. Thread-safe. Public because woven code calls it.
 */
public final class JoinPointProbes {

  /** What the weaver calls the constants that hold a class's join points. */
  private static final String JOIN_POINT_FIELD = "ajc$tjp_";

  private static final ClassValue<ClassProbes> OF_CLASS =
      new ClassValue<>() {
        @Override
        protected ClassProbes computeValue(Class<?> type) {
          return ClassProbes.load(type, Weft.mesh());
        }
      };

  /** As long as the class has join points, and filled as they are executed for the first time. */
  private static final ClassValue<@Nullable Probe[]> BY_ID =
      new ClassValue<>() {
        @Override
        protected @Nullable Probe[] computeValue(Class<?> type) {
          return new Probe[joinPoints(type)];
        }
      };

  private JoinPointProbes() {}

  private static int joinPoints(Class<?> type) {
    return (int)
        Arrays.stream(type.getDeclaredFields())
            .filter(field -> field.getName().startsWith(JOIN_POINT_FIELD))
            .count();
  }

  /** Brings the series of a class's methods into being. */
  public static void initialize(Class<?> type) {
    OF_CLASS.get(type);
  }

  /** The probe of the method that a join point is the execution of. */
  public static Probe of(JoinPoint.StaticPart joinPoint) {
    @Nullable Probe[] known = BY_ID.get(joinPoint.getSignature().getDeclaringType());
    int id = joinPoint.getId();
    Probe probe = id < known.length ? known[id] : null;
    return probe != null ? probe : find(joinPoint, known);
  }

  /** Two threads may find the same probe; it does not matter which of them stores it. */
  private static Probe find(JoinPoint.StaticPart joinPoint, @Nullable Probe[] known) {
    MethodSignature method = (MethodSignature) joinPoint.getSignature();
    Probe probe =
        OF_CLASS
            .get(method.getDeclaringType())
            .probe(method.getName(), method.getParameterTypes(), method.getReturnType());
    if (joinPoint.getId() < known.length) {
      known[joinPoint.getId()] = probe;
    }
    return probe;
  }
}
