package ai.datapunk.weft.weaving;

import java.util.Set;

/** Which agent weaves classes as they are loaded; their class files do not tell then. */
enum WeavingAgent {
  /** None: what class files say holds. */
  NONE,
  /** Weft's own, which names what it had to leave. */
  WEFT,
  /** AspectJ's, which keeps to itself what it wove. */
  ASPECTJ;

  private static final String WEFT_AGENT = "weft.agent";

  /** The agent of this JVM. */
  static WeavingAgent present() {
    if (System.getProperty(WEFT_AGENT) != null) {
      return WEFT;
    }
    return isAspectj() ? ASPECTJ : NONE;
  }

  /** The classes with annotations that Weft's agent has seen and not woven, so far. */
  static Set<String> leftUnwoven() {
    return Set.of(System.getProperty(WEFT_AGENT + ".unwoven", "").split(","));
  }

  /** The weaver may be on the class path without being an agent; it then has no instrumentation. */
  private static boolean isAspectj() {
    try {
      return Class.forName(
                  "org.aspectj.weaver.loadtime.Agent", true, ClassLoader.getSystemClassLoader())
              .getMethod("getInstrumentation")
              .invoke(null)
          != null;
    } catch (ReflectiveOperationException | LinkageError notThere) {
      return false;
    }
  }
}
