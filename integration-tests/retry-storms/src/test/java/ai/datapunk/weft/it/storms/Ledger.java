package ai.datapunk.weft.it.storms;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * What gets overloaded: instances with workers, and in front of each a queue. A call that finds the
 * queue full is turned away, which takes a worker a little time as well, and before others are
 * served; if too many wait for that, nobody answers. Who calls waits for half a second: the
 * instance does not know, and serves calls whose callers have gone.
 */
final class Ledger {

  static final List<String> INSTANCES = List.of("ledger-1", "ledger-2", "ledger-3", "ledger-4");
  static final int WORKERS = 5;
  static final int QUEUE = 15;
  static final Duration PATIENCE = Duration.ofMillis(500);

  /** Between 80 and 120 ms, 100 on average. */
  private static final long LEAST_SERVICE = Duration.ofMillis(80).toNanos();

  private static final long MORE_SERVICE = Duration.ofMillis(40).toNanos();
  private static final long TURNING_AWAY = Duration.ofMillis(10).toNanos();
  private static final int ANSWERED_AT_ALL = 50;

  /** What an instance says that turns a call away. */
  static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Busy() {
      super("busy", null, false, false);
    }
  }

  private final VirtualTime time;
  private final RandomGenerator random;
  private final IntConsumer arrivals;
  private final List<Server> servers = new ArrayList<>();
  private int unanswered;
  private long worked;
  private long wasted;

  /**
   * All instances, idle.
   *
   * @param arrivals is told the second of each call that arrives
   */
  Ledger(VirtualTime time, RandomGenerator random, IntConsumer arrivals) {
    this.time = time;
    this.random = random;
    this.arrivals = arrivals;
    INSTANCES.forEach(name -> servers.add(new Server()));
  }

  /** Has each instance go on with so many workers. */
  void workers(int number) {
    for (Server each : servers) {
      each.workers = number;
      each.work();
    }
  }

  CompletableFuture<String> call(String instance) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    unanswered++;
    answered(answer);
    arrivals.accept((int) (time.nanoTime() / 1_000_000_000));
    time.after(
        PATIENCE,
        () -> {
          if (!answer.isDone()) {
            answer.completeExceptionally(new TimeoutException());
          }
        });
    servers.get(INSTANCES.indexOf(instance)).arrive(answer);
    return answer;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // It cannot fail.
  private void answered(CompletableFuture<String> answer) {
    answer.whenComplete((value, thrown) -> unanswered--);
  }

  /** How many calls are waited for. */
  int unanswered() {
    return unanswered;
  }

  /** The share of all work that was of no use to anybody. */
  double wastedShare() {
    return (double) wasted / worked;
  }

  private final class Server {

    private final Queue<CompletableFuture<String>> waiting = new ArrayDeque<>();
    private final Queue<CompletableFuture<String>> tooMany = new ArrayDeque<>();
    private int workers = WORKERS;
    private int busy;

    void arrive(CompletableFuture<String> call) {
      if (waiting.size() < QUEUE) {
        waiting.add(call);
      } else if (tooMany.size() < ANSWERED_AT_ALL) {
        tooMany.add(call);
      }
      work();
    }

    void work() {
      while (busy < workers && !(tooMany.isEmpty() && waiting.isEmpty())) {
        busy++;
        if (tooMany.isEmpty()) {
          CompletableFuture<String> call = waiting.remove();
          long nanos = LEAST_SERVICE + random.nextLong(MORE_SERVICE);
          time.schedule(() -> served(call, nanos), nanos);
        } else {
          CompletableFuture<String> call = tooMany.remove();
          time.schedule(() -> turnedAway(call), TURNING_AWAY);
        }
      }
    }

    private void served(CompletableFuture<String> call, long nanos) {
      busy--;
      worked += nanos;
      wasted += call.isDone() ? nanos : 0;
      call.complete("price");
      work();
    }

    private void turnedAway(CompletableFuture<String> call) {
      busy--;
      worked += TURNING_AWAY;
      wasted += TURNING_AWAY;
      call.completeExceptionally(new Busy());
      work();
    }
  }
}
