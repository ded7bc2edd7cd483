package shop.changing;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.concurrent.CompletableFuture;

@MeshService("second")
public class Second {

  @Timed
  public int sum(int number) {
    return number + 1;
  }

  /** One for which the weaver makes a class. */
  @Retried
  public CompletableFuture<Integer> later(int number) {
    return CompletableFuture.completedFuture(sum(number));
  }
}
