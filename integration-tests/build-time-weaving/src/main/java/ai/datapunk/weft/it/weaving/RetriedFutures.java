package ai.datapunk.weft.it.weaving;

import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Methods whose body runs again when the future that they returned fails. */
@MeshService("futures")
public class RetriedFutures {

  @Timed
  @Retried(maxAttempts = 3, delay = "1ms", jitter = 0)
  @LoadBalanced
  CompletableFuture<String> balanced(
      int before, @Instance String instance, Function<String, CompletableFuture<String>> body) {
    return body.apply(before + instance);
  }

  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0)
  private static CompletionStage<Long> statically(
      long id, Function<Long, CompletionStage<Long>> body) {
    return body.apply(id);
  }

  static CompletionStage<Long> callStatically(long id, Function<Long, CompletionStage<Long>> body) {
    return statically(id, body);
  }

  /** All public methods. */
  @Retried(service = "futures", maxAttempts = 2, delay = "1ms", jitter = 0)
  public static class WholeClass {

    /** Retried when its future fails. */
    public CompletionStage<String> open(Function<String, CompletionStage<String>> body) {
      return body.apply("open");
    }

    /** Retried when it throws. */
    public String now(Function<String, String> body) {
      return body.apply("now");
    }
  }
}
