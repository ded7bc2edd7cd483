package ai.datapunk.weft.contract.classfile;

/** Names in class files by which woven code is told from other code, as the JVM writes them. */
public final class WeavingNames {

  /** Where the descriptors of Weft's annotations begin. */
  static final String ANNOTATION_PREFIX = "Lai/datapunk/weft/annotation/";

  /** Of a parameter that is a label. */
  public static final String LABEL_DESCRIPTOR = ANNOTATION_PREFIX + "Label;";

  /** Of a parameter that is the instance. */
  public static final String INSTANCE_DESCRIPTOR = ANNOTATION_PREFIX + "Instance;";

  /** The package of the aspects, with the slash behind it. */
  public static final String ASPECTS_PACKAGE = "ai/datapunk/weft/aspects/";

  /** The class that a woven method asks for its probe. */
  public static final String JOIN_POINT_PROBES = ASPECTS_PACKAGE + "JoinPointProbes";

  /** The aspect of methods whose body runs after the call has returned. */
  public static final String DEFERRED_CALL = ASPECTS_PACKAGE + "DeferredCall";

  /** The interface that woven classes implement, save enums. */
  public static final String WOVEN = ASPECTS_PACKAGE + "Woven";

  /** The method by which woven code gets the aspect. */
  public static final String ASPECT_OF = "aspectOf";

  /** The descriptor of the annotation that is on code that nobody wrote. */
  public static final String GENERATED_DESCRIPTOR = "Lai/datapunk/weft/spec/GeneratedByWeft;";

  /** What AspectJ puts behind a method's name to name the helpers that it moves code to. */
  public static final String AROUND_BODY = "_aroundBody";

  /** What AspectJ puts behind a class's name to name the bodies that it makes into objects. */
  public static final String CLOSURE = "$AjcClosure";

  private WeavingNames() {}
}
