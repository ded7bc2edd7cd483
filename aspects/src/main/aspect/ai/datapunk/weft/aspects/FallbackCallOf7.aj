package ai.datapunk.weft.aspects;

import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with a fallback and 7 parameters: around all other advice. */
public aspect FallbackCallOf7 {

  declare precedence: FallbackCallOf7, *;

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object self, Object a, Object b, Object c, Object d, Object e, Object f, Object g): FallbackPointcut.hasFallback() && this(self) && args(a, b, c, d, e, f, g) {
    try {
      return proceed(self, a, b, c, d, e, f, g);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, self, a, b, c, d, e, f, g);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d, Object e, Object f, Object g):
      FallbackPointcut.hasFallback() && execution(static * *(..)) && args(a, b, c, d, e, f, g) {
    try {
      return proceed(a, b, c, d, e, f, g);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, null, a, b, c, d, e, f, g);
    }
  }
}
