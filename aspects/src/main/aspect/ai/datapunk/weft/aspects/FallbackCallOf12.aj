package ai.datapunk.weft.aspects;

import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with a fallback and 12 parameters: around all other advice. */
public aspect FallbackCallOf12 {

  declare precedence: FallbackCallOf12, *;

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object self, Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h, Object i, Object j, Object k, Object l): FallbackPointcut.hasFallback() && this(self) && args(a, b, c, d, e, f, g, h, i, j, k, l) {
    try {
      return proceed(self, a, b, c, d, e, f, g, h, i, j, k, l);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, self, a, b, c, d, e, f, g, h, i, j, k, l);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h, Object i, Object j, Object k, Object l):
      FallbackPointcut.hasFallback() && execution(static * *(..)) && args(a, b, c, d, e, f, g, h, i, j, k, l) {
    try {
      return proceed(a, b, c, d, e, f, g, h, i, j, k, l);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, null, a, b, c, d, e, f, g, h, i, j, k, l);
    }
  }
}
