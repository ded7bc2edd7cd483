package ai.datapunk.weft.aspects;

import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with a fallback and 6 parameters: around all other advice. */
public aspect FallbackCallOf6 {

  declare precedence: FallbackCallOf6, *;

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object self, Object a, Object b, Object c, Object d, Object e, Object f): FallbackPointcut.hasFallback() && this(self) && args(a, b, c, d, e, f) {
    try {
      return proceed(self, a, b, c, d, e, f);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, self, a, b, c, d, e, f);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d, Object e, Object f):
      FallbackPointcut.hasFallback() && execution(static * *(..)) && args(a, b, c, d, e, f) {
    try {
      return proceed(a, b, c, d, e, f);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, null, a, b, c, d, e, f);
    }
  }
}
