package ai.datapunk.weft.aspects;

import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with a fallback and 2 parameters: around all other advice. */
public aspect FallbackCallOf2 {

  declare precedence: FallbackCallOf2, *;

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object self, Object a, Object b): FallbackPointcut.hasFallback() && this(self) && args(a, b) {
    try {
      return proceed(self, a, b);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, self, a, b);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b):
      FallbackPointcut.hasFallback() && execution(static * *(..)) && args(a, b) {
    try {
      return proceed(a, b);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, null, a, b);
    }
  }
}
