package ai.datapunk.weft.record;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.record.AttemptOutcome.Verdict;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.testing.Lives;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Threads that record into values and instances that come and go, with handles of calls that last
 * long, while scrapes end series: nothing is lost, and nothing is counted twice.
 */
class RetentionUnderLoadTest extends RetentionFixture {

  private static final int THREADS = 3;
  private static final int SCRAPES = 120 * Math.min(5, Integer.getInteger("retention.times", 1));
  private static final int VALUES = 24;
  private static final int INSTANCES = 6;

  /** How many of the values are brought at a time. */
  private static final int WINDOW = 6;

  private final TrackedInstance[] instances =
      IntStream.range(0, INSTANCES)
          .mapToObj(i -> instance("i" + i))
          .toArray(TrackedInstance[]::new);
  private final AtomicLongArray ofValue = new AtomicLongArray(VALUES);
  private final AtomicLongArray ofInstance = new AtomicLongArray(INSTANCES);
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLongArray progress = new AtomicLongArray(THREADS);
  private volatile int phase;
  private volatile boolean over;

  private final Lives values = new Lives();
  private final Lives requests = new Lives();
  private double shown;

  private void record(OperationRecorder operation, int value, int instance, boolean fails) {
    begun.incrementAndGet();
    AttemptRecorder attempts = operation.to(instances[instance]);
    if (fails) {
      attempts.recordFailed(1, Verdict.FAILURE, "E", false, 1);
      operation.recordFailure(1, Result.EXCEPTION_NOT_RETRYABLE, "E", 1);
    } else {
      attempts.firstSuccess().record(1);
    }
    ofValue.incrementAndGet(value);
    ofInstance.incrementAndGet(instance);
    ended.incrementAndGet();
  }

  private void work(OperationRecorder root, int thread) {
    SplittableRandom random = new SplittableRandom(thread);
    OperationRecorder[] held = new OperationRecorder[VALUES];
    while (!over) {
      int value = (phase + random.nextInt(WINDOW)) % VALUES;
      if (held[value] == null || random.nextInt(4) == 0) {
        held[value] = root.at("v" + value);
      }
      int instance = (phase / 3 + random.nextInt(2)) % INSTANCES;
      record(held[value], value, instance, random.nextInt(8) == 0);
      progress.incrementAndGet(thread);
    }
  }

  /** Who looks up a cell records in it before three more scrapes: so long it is watched. */
  private void awaitAll() {
    long[] before = IntStream.range(0, THREADS).mapToLong(progress::get).toArray();
    for (int i = 0; i < THREADS; i++) {
      while (progress.get(i) == before[i]) {
        Thread.onSpinWait();
      }
    }
  }

  private void look() {
    double least = ended.get();
    Shown scrape = scrape();
    double most = begun.get();
    values.seen(scrape.get(OWN));
    requests.seen(scrape.get(REQUESTS));
    double calls = scrape.sum(CALLS);
    assertThat(calls).isBetween(Math.max(least, shown), most);
    assertThat(scrape.sum(ATTEMPTS)).isBetween(calls, most);
    shown = calls;
  }

  private void run(OperationRecorder root) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      threads.add(new Thread(() -> work(root, thread)));
    }
    threads.forEach(Thread::start);
    try {
      SplittableRandom random = new SplittableRandom(42);
      for (int scrape = 0; scrape < SCRAPES; scrape++) {
        ticker.advance(Duration.ofMinutes(random.nextInt(90)));
        phase = scrape / 5;
        look();
        if (scrape % 2 == 0) {
          awaitAll();
        }
      }
    } finally {
      over = true;
      for (Thread thread : threads) {
        thread.join();
      }
    }
    look();
    assertThat(shown).isEqualTo((double) begun.get());
    assertThat(values.ends()).isGreaterThan(SCRAPES / 8);
    assertThat(requests.ends()).isGreaterThan(SCRAPES / 40);
    Map<String, Double> sent = new TreeMap<>();
    for (int i = 0; i < INSTANCES; i++) {
      sent.put("i" + i + " stock round_robin", (double) ofInstance.get(i));
    }
    assertThat(requests.counted()).isEqualTo(sent);
  }

  @Test
  void eachValuesLivesHoldWhatWasRecorded() throws InterruptedException {
    run(root(metric().boundedLabel("t", 0, VALUES)));
    Map<String, Double> recorded = new TreeMap<>();
    for (int i = 0; i < VALUES; i++) {
      recorded.put("v" + i, (double) ofValue.get(i));
    }
    assertThat(values.counted()).isEqualTo(recorded);
  }

  @Test
  void whereThereAreFewPlacesTheSumIsWhatWasRecorded() throws InterruptedException {
    run(root(metric().boundedLabel("t", 0, WINDOW / 2)));
    assertThat(Shown.sum(values.counted())).isEqualTo((double) begun.get());
    assertThat(values.counted()).containsKey("other");
  }
}
