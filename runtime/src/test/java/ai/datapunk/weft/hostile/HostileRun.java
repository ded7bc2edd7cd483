package ai.datapunk.weft.hostile;

import ai.datapunk.weft.hostile.Attack.Calls;
import com.sun.management.ThreadMXBean;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Has the attacks made, one after the other, in a JVM that is started for it with a small heap, and
 * prints what came of each. Argument: how many values the usual attack brings.
 */
final class HostileRun {

  private static final int THREADS = 16;
  private static final long SETTLED = 10_000;
  private static final int KNOWN_CALLS = 20_000;
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Attack attack;
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Calls calls;

  private HostileRun(Attack attack) {
    this.attack = attack;
    this.calls = attack.on(registry);
  }

  public static void main(String[] arguments) throws Exception {
    long values = Long.parseLong(arguments[0]);
    for (Attack attack : Attack.values()) {
      System.out.println(new HostileRun(attack).run(attack.of(values)).line());
    }
  }

  private Damage run(long distinct) throws Exception {
    // Whatever comes into being once is there before anything is measured.
    Cost known = known();
    long before = usedHeap();
    Cost fresh = fromAllThreads(0, firstOnes(distinct));
    Cost beyond = fromAllThreads(firstOnes(distinct), distinct);
    long after = usedHeap();
    Cost again = known();
    return new Damage(
        attack,
        distinct,
        2 * KNOWN_CALLS + distinct,
        Series.labelSets(registry, attack.family()),
        Series.sum(registry, attack.family()),
        Series.overflow(registry, attack.family()),
        before,
        after,
        known.per(KNOWN_CALLS).least(again.per(KNOWN_CALLS)),
        fresh.per(firstOnes(distinct)),
        beyond.per(distinct - firstOnes(distinct)));
  }

  /** How many values it takes until no limit has room, and no more than there are. */
  private long firstOnes(long distinct) {
    return Math.min(attack.ownSets(), distinct);
  }

  private void call(long number) {
    try {
      calls.make(number);
    } catch (Throwable failed) {
      throw new AssertionError(failed);
    }
  }

  private Cost known() {
    return cost(() -> LongStream.range(0, KNOWN_CALLS).forEach(i -> call(0)));
  }

  /** The values behind this one up to that one, from all threads at once. */
  private Cost fromAllThreads(long after, long last) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    AtomicLong next = new AtomicLong(after);
    Callable<Cost> task =
        () ->
            cost(
                () -> {
                  for (long i = next.incrementAndGet(); i <= last; i = next.incrementAndGet()) {
                    call(i);
                  }
                });
    List<Callable<Cost>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      tasks.add(task);
    }
    Cost sum = new Cost(0, 0);
    for (Future<Cost> each : threads.invokeAll(tasks)) {
      sum = sum.plus(each.get());
    }
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
    return sum;
  }

  /** What the work of the calling thread costs. */
  private static Cost cost(Runnable work) {
    long nanos = THREAD.getCurrentThreadCpuTime();
    long bytes = THREAD.getCurrentThreadAllocatedBytes();
    work.run();
    return new Cost(
        THREAD.getCurrentThreadCpuTime() - nanos, THREAD.getCurrentThreadAllocatedBytes() - bytes);
  }

  /** When nothing more goes: what references hold that are weak goes little by little. */
  private static long usedHeap() {
    long before = Long.MAX_VALUE;
    while (true) {
      System.gc();
      long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      if (before - now < SETTLED) {
        return now;
      }
      before = now;
    }
  }
}
