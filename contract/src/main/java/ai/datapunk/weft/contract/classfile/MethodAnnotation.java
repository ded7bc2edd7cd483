package ai.datapunk.weft.contract.classfile;

/** An annotation that makes the weaver act on a method. */
public enum MethodAnnotation {
  /** {@code @Timed}. */
  TIMED("Timed", true),
  /** {@code @Retried}. */
  RETRIED("Retried", true),
  /** {@code @CircuitGuarded}. */
  CIRCUIT_GUARDED("CircuitGuarded", true),
  /** {@code @LoadBalanced}. */
  LOAD_BALANCED("LoadBalanced", false);

  private final String simpleName;
  private final boolean onClass;

  MethodAnnotation(String simpleName, boolean onClass) {
    this.simpleName = simpleName;
    this.onClass = onClass;
  }

  /** The annotation type's name without its package. */
  public String simpleName() {
    return simpleName;
  }

  /** The annotation type's descriptor, as class files have it. */
  public String descriptor() {
    return WeavingNames.ANNOTATION_PREFIX + simpleName + ";";
  }

  /** Whether it acts on all public methods of a class that carries it. */
  boolean actsOnClass() {
    return onClass;
  }
}
