package ai.datapunk.weft.aspects;

import org.aspectj.lang.annotation.SuppressAjWarnings;

/** Calls of methods with a fallback and no parameters: around all other advice. */
public aspect FallbackCallOf0 {

  declare precedence: FallbackCallOf0, *;

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object self): FallbackPointcut.hasFallback() && this(self) && args() {
    try {
      return proceed(self);
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, self);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around():
      FallbackPointcut.hasFallback() && execution(static * *(..)) && args() {
    try {
      return proceed();
    } catch (Exception failed) {
      return JoinPointProbes.fallback(thisJoinPointStaticPart, failed, null);
    }
  }
}
