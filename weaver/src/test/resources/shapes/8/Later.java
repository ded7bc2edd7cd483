package shape;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Methods that return before their call has ended. */
@MeshService("later")
public class Later {

  private int calls;

  @Timed
  static CompletableFuture<String> timed(String what) {
    return CompletableFuture.completedFuture(Seen.here(what));
  }

  @Retried(maxAttempts = 1)
  static CompletableFuture<String> retried() {
    return CompletableFuture.completedFuture(Seen.here("retried"));
  }

  @Retried(maxAttempts = 1)
  private CompletionStage<String> stage(int a, long b, String... c) throws Exception {
    if (calls++ > 0) {
      throw new Exception("again");
    }
    String captured = "captured" + a;
    return CompletableFuture.supplyAsync(() -> captured + b + c.length + calls);
  }

  @Retried(maxAttempts = 1)
  public <T extends CharSequence> FutureTask<T> task(@Label("text") T text, double b, byte c) {
    FutureTask<T> task = new FutureTask<>(() -> text);
    if (b > c) {
      task.run();
    } else {
      task.cancel(false);
    }
    return Seen.here("task") == null ? null : task;
  }

  @Timed
  @CircuitGuarded(fallback = "insteadOfGuarded")
  synchronized Future<Integer> guarded(int a) {
    return CompletableFuture.completedFuture(Seen.here(10 / a));
  }

  private Future<Integer> insteadOfGuarded(int a) {
    return CompletableFuture.completedFuture(-a);
  }

  @Retried(maxAttempts = 1)
  static CompletableFuture<String> same(String a) {
    return CompletableFuture.completedFuture(Seen.here(a));
  }

  @Retried(maxAttempts = 1)
  static CompletableFuture<String> same(int a) {
    return CompletableFuture.completedFuture(Seen.here("int" + a));
  }

  @Retried(maxAttempts = 1)
  static CompletableFuture<String> neverCalled(int a) {
    return a > 0 ? null : same(a);
  }

  interface Asked<K> {
    @Retried(maxAttempts = 1, service = "asked")
    default CompletableFuture<K> ask(K a) {
      return CompletableFuture.completedFuture(Seen.here(a));
    }

    @Retried(maxAttempts = 1, service = "asked")
    static CompletableFuture<String> askAll(String... a) {
      return CompletableFuture.completedFuture(Seen.here("all" + a.length));
    }
  }

  enum Numbers {
    ONE {
      @Override
      @Retried(maxAttempts = 1, service = "numbers")
      CompletableFuture<Long> later(long more) {
        return CompletableFuture.completedFuture(Seen.here(1 + more));
      }
    };

    abstract CompletableFuture<Long> later(long more);
  }

  public static void run() {
    Later later = new Later();
    Seen.call(() -> new Asked<String>() {}.ask("asked").join() + Asked.askAll("a", "b").join());
    Seen.call(() -> Numbers.ONE.later(2).join());
    Seen.call(() -> timed("timed").join());
    Seen.call(() -> retried().join());
    Seen.call(() -> later.stage(1, 2).toCompletableFuture().join());
    Seen.call(
        () -> {
          try {
            return later.stage(1, 2, "3").toCompletableFuture().join();
          } catch (Exception e) {
            return e.getMessage();
          }
        });
    Seen.call(() -> later.task("text", 2.5, (byte) 1).get());
    Seen.call(() -> later.guarded(5).get());
    Seen.call(() -> same("string").join() + same(1).join());
  }
}
