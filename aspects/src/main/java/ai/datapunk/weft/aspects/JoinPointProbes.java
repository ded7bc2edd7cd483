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

  private static final ClassValue<JoinPointProbes> OF_CLASS =
      new ClassValue<>() {
        @Override
        protected JoinPointProbes computeValue(Class<?> type) {
          return new JoinPointProbes(ClassProbes.load(type, Weft.mesh()));
        }
      };

  private final ClassProbes probes;
  private volatile @Nullable Probe[] byId = new Probe[8];

  private JoinPointProbes(ClassProbes probes) {
    this.probes = probes;
  }

  /** Brings the series of a class's methods into being. */
  public static void initialize(Class<?> type) {
    OF_CLASS.get(type);
  }

  /** The probe of the method that a join point is the execution of. */
  public static Probe of(JoinPoint.StaticPart joinPoint) {
    JoinPointProbes all = OF_CLASS.get(joinPoint.getSignature().getDeclaringType());
    @Nullable Probe[] known = all.byId;
    int id = joinPoint.getId();
    Probe probe = id < known.length ? known[id] : null;
    return probe != null ? probe : all.find(joinPoint);
  }

  private synchronized Probe find(JoinPoint.StaticPart joinPoint) {
    MethodSignature method = (MethodSignature) joinPoint.getSignature();
    Probe probe =
        probes.probe(method.getName(), method.getParameterTypes(), method.getReturnType());
    int id = joinPoint.getId();
    @Nullable Probe[] copy = Arrays.copyOf(byId, Math.max(byId.length, 2 * id));
    copy[id] = probe;
    byId = copy;
    return probe;
  }
}
