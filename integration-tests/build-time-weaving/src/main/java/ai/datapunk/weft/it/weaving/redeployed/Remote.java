package ai.datapunk.weft.it.weaving.redeployed;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Calls whose policies, labels, instances and exceptions are of the application's own types. */
@MeshService("remote")
public class Remote {

  /** A label's values. */
  public enum Tier {
    GOLD,
    SILVER
  }

  /** An instance. */
  public record Address(String host) {}

  /** What is retried and opens the circuit. */
  public static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A result to retry. */
  public static final class Busy implements Predicate<String> {
    @Override
    public boolean test(String answer) {
      return "busy".equals(answer);
    }
  }

  /** Counts by tier. */
  @Timed(metric = "remote_answer_seconds", help = "Calls by tier")
  public String tier(@Label("tier") Tier tier, @Label(value = "shop", max = 10) String shop) {
    return tier + shop;
  }

  /** All that a call can have. */
  @Timed
  @Retried(
      maxAttempts = 3,
      delay = "0ms",
      jitter = 0,
      retryOn = Unavailable.class,
      retryOnResult = Busy.class)
  @CircuitGuarded(failOn = Unavailable.class)
  @LoadBalanced(strategy = "own")
  public String all(@Instance Address instance, Supplier<String> answers) {
    String answer = answers.get();
    if (answer.isEmpty()) {
      throw new Unavailable();
    }
    return answer;
  }

  /** The same with a future, between whose attempts a timer runs. */
  @Timed
  @Retried(maxAttempts = 3, delay = "1ms", jitter = 0, retryOn = Unavailable.class)
  @LoadBalanced
  public CompletableFuture<String> later(@Instance Address instance, Supplier<String> answers) {
    String answer = answers.get();
    return answer.isEmpty()
        ? CompletableFuture.failedFuture(new Unavailable())
        : CompletableFuture.completedFuture(answer);
  }

  static Supplier<String> answers(String... answers) {
    Iterator<String> all = List.of(answers).iterator();
    return all::next;
  }
}
