package ai.datapunk.weft.weaver.compact;

/** Names in class files: of Weft's types that woven code calls, and of what AspectJ makes. */
final class Names {

  static final String WEFT_ASPECTS = "ai/datapunk/weft/aspects/";
  static final String JOIN_POINT_PROBES = WEFT_ASPECTS + "JoinPointProbes";
  static final String CLASS_INITIALIZATION = WEFT_ASPECTS + "ClassInitialization";
  static final String GENERATED_BY_WEFT = "Lai/datapunk/weft/spec/GeneratedByWeft;";

  static final String STATIC_PART = "Lorg/aspectj/lang/JoinPoint$StaticPart;";
  static final String JOIN_POINT = "Lorg/aspectj/lang/JoinPoint;";
  static final String AROUND_CLOSURE = "org/aspectj/runtime/internal/AroundClosure";
  static final String CONVERSIONS = "org/aspectj/runtime/internal/Conversions";

  static final String ASPECT_OF = "aspectOf";
  static final String ADVICE_SUFFIX = "$advice";
  static final String BODY_INFIX = "_aroundBody";
  static final String CLOSURE_INFIX = "$AjcClosure";
  static final String STATIC_PART_FIELD = "ajc$tjp_";
  static final String PRE_CLINIT = "ajc$preClinit";
  static final String CLASS_INITIALIZER = "<clinit>";

  /** Before the name of a method, it is the name of its body. Never like that of a getter. */
  static final String BODY_PREFIX = "weft$";

  private Names() {}
}
