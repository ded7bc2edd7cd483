package ai.datapunk.weft.it.weaving.initializers;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;

/** An annotated class whose initializer throws an error. */
@MeshService("fails_by_error")
@Timed
public class FailsByError {

  private static final String GREETING = greeting();

  private static String greeting() {
    throw new AssertionError("no greeting");
  }

  /** Never runs. */
  public String greet() {
    return GREETING + "!";
  }
}
