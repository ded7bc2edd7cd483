package ai.datapunk.weft.aspects;

import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with a fallback and 9 parameters: around all other advice. */
public aspect FallbackCallOf9 {

  declare precedence: FallbackCallOf9, *;

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object self, Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h, Object i): FallbackPointcut.hasFallback() && this(self) && args(a, b, c, d, e, f, g, h, i) {
    try {
      return proceed(self, a, b, c, d, e, f, g, h, i);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, self, a, b, c, d, e, f, g, h, i);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h, Object i):
      FallbackPointcut.hasFallback() && execution(static * *(..)) && args(a, b, c, d, e, f, g, h, i) {
    try {
      return proceed(a, b, c, d, e, f, g, h, i);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, null, a, b, c, d, e, f, g, h, i);
    }
  }
}
