package ai.datapunk.weft.it.weaving.initializers;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;

/** An annotated class whose initializer throws an exception. */
@MeshService("fails_by_exception")
public class FailsByException {

  private static final String GREETING = greeting();

  private static String greeting() {
    throw new IllegalStateException("no greeting");
  }

  /** Never runs. */
  @Timed
  @Retried(maxAttempts = 3, retryOn = Throwable.class, delay = "0ms", fallback = "spare")
  @CircuitGuarded
  public static String greet() {
    return GREETING;
  }

  static String spare() {
    return "spare";
  }
}
