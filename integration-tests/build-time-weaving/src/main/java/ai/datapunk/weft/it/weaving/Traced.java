package ai.datapunk.weft.it.weaving;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;

/** A client whose calls are traced by whoever makes them. */
@MeshService("traced")
public class Traced {

  /** Fails if there is no question. */
  @Timed
  public String answer(String question) {
    if (question.isEmpty()) {
      throw new IllegalArgumentException("no question");
    }
    return "yes";
  }
}
