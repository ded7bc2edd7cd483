package ai.datapunk.weft.weaver.compact;

import ai.datapunk.weft.contract.classfile.WeavingNames;

/** Names in class files: of Weft's types that woven code calls, and of what AspectJ makes. */
final class Names {

  static final String WEFT_ASPECTS = WeavingNames.ASPECTS_PACKAGE;
  static final String JOIN_POINT_PROBES = WeavingNames.JOIN_POINT_PROBES;
  static final String DEFERRED_CALL = WeavingNames.DEFERRED_CALL;
  static final String CLASS_INITIALIZATION = WEFT_ASPECTS + "ClassInitialization";
  static final String GENERATED_BY_WEFT = WeavingNames.GENERATED_DESCRIPTOR;

  static final String STATIC_PART = "Lorg/aspectj/lang/JoinPoint$StaticPart;";
  static final String FACTORY = "org/aspectj/runtime/reflect/Factory";
  static final String JOIN_POINT = "Lorg/aspectj/lang/JoinPoint;";
  static final String AROUND_CLOSURE = "org/aspectj/runtime/internal/AroundClosure";
  static final String CONVERSIONS = "org/aspectj/runtime/internal/Conversions";

  static final String ASPECT_OF = WeavingNames.ASPECT_OF;
  static final String ADVICE_SUFFIX = "$advice";
  static final String BODY_INFIX = WeavingNames.AROUND_BODY;
  static final String CLOSURE_INFIX = WeavingNames.CLOSURE;
  static final String STATIC_PART_FIELD = "ajc$tjp_";
  static final String PRE_CLINIT = "ajc$preClinit";
  static final String CLASS_INITIALIZER = "<clinit>";

  /** Before the name of a method, it is the name of its body. Never like that of a getter. */
  static final String BODY_PREFIX = "weft$";

  private Names() {}
}
