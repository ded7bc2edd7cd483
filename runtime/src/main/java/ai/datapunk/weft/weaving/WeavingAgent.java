package ai.datapunk.weft.weaving;

import java.util.List;
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

  /** Asked for once: where it is not there, that is a search through the whole class path. */
  private static final class OfAspectj {
    static final boolean IS_PRESENT = isAspectj();
  }

  /** The agent of this JVM. */
  static WeavingAgent present() {
    if (System.getProperty(WEFT_AGENT) != null) {
      return WEFT;
    }
    return OfAspectj.IS_PRESENT ? ASPECTJ : NONE;
  }

  /** The classes with annotations that Weft's agent has seen and not woven, so far. */
  static Set<String> leftUnwoven() {
    return Set.copyOf(List.of(property(".unwoven").split(",")));
  }

  /** How many methods and classes Weft's agent has woven so far, in words. */
  static String wovenSoFar() {
    return "woven so far: "
        + property(".woven.methods")
        + ", classes: "
        + property(".woven.classes");
  }

  private static String property(String name) {
    return System.getProperty(WEFT_AGENT + name, "");
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
