package ai.datapunk.weft.aspects;

import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with a fallback and 8 parameters: around all other advice. */
public aspect FallbackCallOf8 {

  declare precedence: FallbackCallOf8, *;

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object self, Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h): FallbackPointcut.hasFallback() && this(self) && args(a, b, c, d, e, f, g, h) {
    try {
      return proceed(self, a, b, c, d, e, f, g, h);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, self, a, b, c, d, e, f, g, h);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h):
      FallbackPointcut.hasFallback() && execution(static * *(..)) && args(a, b, c, d, e, f, g, h) {
    try {
      return proceed(a, b, c, d, e, f, g, h);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, null, a, b, c, d, e, f, g, h);
    }
  }
}
