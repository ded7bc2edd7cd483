package ai.datapunk.weft.aspects;

import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with a fallback and 10 parameters: around all other advice. */
public aspect FallbackCallOf10 {

  declare precedence: FallbackCallOf10, *;

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object self, Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h, Object i, Object j): FallbackPointcut.hasFallback() && this(self) && args(a, b, c, d, e, f, g, h, i, j) {
    try {
      return proceed(self, a, b, c, d, e, f, g, h, i, j);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, self, a, b, c, d, e, f, g, h, i, j);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h, Object i, Object j):
      FallbackPointcut.hasFallback() && execution(static * *(..)) && args(a, b, c, d, e, f, g, h, i, j) {
    try {
      return proceed(a, b, c, d, e, f, g, h, i, j);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, null, a, b, c, d, e, f, g, h, i, j);
    }
  }
}
