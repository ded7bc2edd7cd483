package ai.datapunk.weft.agent.transform;

/**
 * Subclasses that libraries make at run time of classes which are woven. Some copy annotations to
 * what they override: a call of theirs would be counted once here and once where it ends.
 */
final class GeneratedClasses {

  private static final String[] MARKS = {
    "$$EnhancerBy",
    "$$SpringCGLIB$$",
    "$$FastClass",
    "$MockitoMock$",
    "$ByteBuddy$",
    "$HibernateProxy$",
    "_$$_",
    "$Proxy",
  };

  private GeneratedClasses() {}

  static boolean isOne(String name) {
    for (String mark : MARKS) {
      if (name.contains(mark)) {
        return true;
      }
    }
    return false;
  }
}
