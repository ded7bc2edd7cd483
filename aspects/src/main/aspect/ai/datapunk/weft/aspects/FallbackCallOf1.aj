package ai.datapunk.weft.aspects;

import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with a fallback and one parameter: around all other advice. */
public aspect FallbackCallOf1 {

  declare precedence: FallbackCallOf1, *;

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object self, Object a): FallbackPointcut.hasFallback() && this(self) && args(a) {
    try {
      return proceed(self, a);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, self, a);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a):
      FallbackPointcut.hasFallback() && execution(static * *(..)) && args(a) {
    try {
      return proceed(a);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, null, a);
    }
  }
}
