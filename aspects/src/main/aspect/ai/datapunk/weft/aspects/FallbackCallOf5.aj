package ai.datapunk.weft.aspects;

import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with a fallback and 5 parameters: around all other advice. */
public aspect FallbackCallOf5 {

  declare precedence: FallbackCallOf5, *;

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object self, Object a, Object b, Object c, Object d, Object e): FallbackPointcut.hasFallback() && this(self) && args(a, b, c, d, e) {
    try {
      return proceed(self, a, b, c, d, e);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, self, a, b, c, d, e);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d, Object e):
      FallbackPointcut.hasFallback() && execution(static * *(..)) && args(a, b, c, d, e) {
    try {
      return proceed(a, b, c, d, e);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, null, a, b, c, d, e);
    }
  }
}
