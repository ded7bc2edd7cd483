package ai.datapunk.weft.aspects;

import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with a fallback and 4 parameters: around all other advice. */
public aspect FallbackCallOf4 {

  declare precedence: FallbackCallOf4, *;

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object self, Object a, Object b, Object c, Object d): FallbackPointcut.hasFallback() && this(self) && args(a, b, c, d) {
    try {
      return proceed(self, a, b, c, d);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, self, a, b, c, d);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d):
      FallbackPointcut.hasFallback() && execution(static * *(..)) && args(a, b, c, d) {
    try {
      return proceed(a, b, c, d);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, null, a, b, c, d);
    }
  }
}
