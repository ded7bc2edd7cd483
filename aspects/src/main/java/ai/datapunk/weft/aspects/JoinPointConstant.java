package ai.datapunk.weft.aspects;

import ai.datapunk.weft.probe.Probe;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.Signature;
import org.aspectj.lang.reflect.SourceLocation;
import org.aspectj.runtime.reflect.Factory;
import org.jspecify.annotations.Nullable;

/**
 * The static part of the execution of a woven method that stands in its class as a constant, in
 * place of a static field that AspectJ has the class fill from strings. It knows its probe: the way
 * there is one load. Lives as long as its class. Thread-safe.
 */
final class JoinPointConstant implements JoinPoint.StaticPart {

  private final Class<?> type;
  private final String method;
  private final String descriptor;

  /** Null until the first call, and after a change of the mesh. */
  private volatile @Nullable Probe probe;

  /** Made when somebody asks for more than the probe. */
  private volatile JoinPoint.@Nullable StaticPart description;

  /**
   * Resolves nothing: this may run while a class is being initialised.
   *
   * @param type what declares the method
   * @param descriptor of the method, as in class files
   */
  JoinPointConstant(Class<?> type, String method, String descriptor) {
    this.type = type;
    this.method = method;
    this.descriptor = descriptor;
  }

  /** The method's probe. */
  Probe probe() {
    Probe known = probe;
    return known != null ? known : JoinPointProbes.find(this);
  }

  void keep(@Nullable Probe latest) {
    probe = latest;
  }

  Class<?> type() {
    return type;
  }

  String method() {
    return method;
  }

  /** What the method takes and returns. */
  MethodType shape() {
    return MethodType.fromMethodDescriptorString(descriptor, type.getClassLoader());
  }

  private JoinPoint.StaticPart description() {
    JoinPoint.StaticPart known = description;
    if (known == null) {
      MethodType shape = shape();
      Factory factory = new Factory(type.getSimpleName(), type);
      known =
          factory.makeSJP(
              JoinPoint.METHOD_EXECUTION,
              factory.makeMethodSig(
                  Modifier.PUBLIC,
                  method,
                  type,
                  shape.parameterArray(),
                  new String[shape.parameterCount()],
                  new Class<?>[0],
                  shape.returnType()),
              0);
      description = known;
    }
    return known;
  }

  @Override
  public Signature getSignature() {
    return description().getSignature();
  }

  @Override
  public SourceLocation getSourceLocation() {
    return description().getSourceLocation();
  }

  @Override
  public String getKind() {
    return JoinPoint.METHOD_EXECUTION;
  }

  @Override
  public int getId() {
    return 0;
  }

  @Override
  public String toString() {
    return description().toString();
  }

  @Override
  public String toShortString() {
    return description().toShortString();
  }

  @Override
  public String toLongString() {
    return description().toLongString();
  }
}
