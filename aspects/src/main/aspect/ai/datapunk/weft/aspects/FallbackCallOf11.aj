package ai.datapunk.weft.aspects;

import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with a fallback and 11 parameters: around all other advice. */
public aspect FallbackCallOf11 {

  declare precedence: FallbackCallOf11, *;

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object self, Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h, Object i, Object j, Object k): FallbackPointcut.hasFallback() && this(self) && args(a, b, c, d, e, f, g, h, i, j, k) {
    try {
      return proceed(self, a, b, c, d, e, f, g, h, i, j, k);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, self, a, b, c, d, e, f, g, h, i, j, k);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h, Object i, Object j, Object k):
      FallbackPointcut.hasFallback() && execution(static * *(..)) && args(a, b, c, d, e, f, g, h, i, j, k) {
    try {
      return proceed(a, b, c, d, e, f, g, h, i, j, k);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, null, a, b, c, d, e, f, g, h, i, j, k);
    }
  }
}
