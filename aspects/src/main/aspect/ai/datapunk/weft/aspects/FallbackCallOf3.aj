package ai.datapunk.weft.aspects;

import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with a fallback and 3 parameters: around all other advice. */
public aspect FallbackCallOf3 {

  declare precedence: FallbackCallOf3, *;

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object self, Object a, Object b, Object c): FallbackPointcut.hasFallback() && this(self) && args(a, b, c) {
    try {
      return proceed(self, a, b, c);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, self, a, b, c);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c):
      FallbackPointcut.hasFallback() && execution(static * *(..)) && args(a, b, c) {
    try {
      return proceed(a, b, c);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, null, a, b, c);
    }
  }
}
