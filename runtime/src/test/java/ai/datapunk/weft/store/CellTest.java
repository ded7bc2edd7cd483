package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CellTest {

  private static final BucketBounds BOUNDS = BucketBounds.of(0.000001, 0.000002);

  @Test
  void whatIsRecordedIsSeenAfterAFreezeAndNotBefore() {
    Cell cell = new Cell(BOUNDS);
    cell.record(1_000);
    assertThat(cell.frozenCount()).isZero();
    assertThat(cell.frozenSum()).isZero();
    cell.freeze();
    cell.record(2_001);
    assertThat(cell.frozenCount()).isEqualTo(1);
    assertThat(cell.frozenSum()).isEqualTo(1_000);
    cell.freeze();
    assertThat(cell.frozenCount()).isEqualTo(2);
    assertThat(cell.frozenSum()).isEqualTo(3_001);
  }

  @Test
  void bucketsAreAddedUpInTheBucketsOfACoarserHistogram() {
    Cell cell = new Cell(BOUNDS);
    for (long nanos : new long[] {1, 1_000, 1_001, 2_000, 2_001}) {
      cell.record(nanos);
    }
    cell.freeze();
    long[] counts = {10, 0};
    cell.addFrozenBuckets(new int[] {0, 0, 1}, counts);
    assertThat(counts).containsExactly(14, 1);
  }

  @Test
  void nothingIsLostWhenManyThreadsRecord() throws Exception {
    int threads = 32;
    int each = 20_000;
    Cell cell = new Cell(BOUNDS);
    CyclicBarrier start = new CyclicBarrier(threads);
    Thread[] all =
        IntStream.range(0, threads)
            .mapToObj(
                number ->
                    new Thread(
                        () -> {
                          await(start);
                          for (int i = 0; i < each; i++) {
                            cell.record(number % 3 * 1_000 + 1);
                          }
                        }))
            .toArray(Thread[]::new);
    for (Thread thread : all) {
      thread.start();
    }
    for (Thread thread : all) {
      thread.join();
    }
    cell.freeze();
    assertThat(cell.frozenCount()).isEqualTo((long) threads * each);
    // Of the numbers 0 to 31, 11 leave 0 when divided by 3, 11 leave 1 and 10 leave 2.
    assertThat(cell.frozenSum()).isEqualTo(each * (11 + 11 * 1_001L + 10 * 2_001L));
    long[] counts = new long[3];
    cell.addFrozenBuckets(new int[] {0, 1, 2}, counts);
    assertThat(counts).containsExactly(11L * each, 11L * each, 10L * each);
  }

  /** Ids that lead to the same stripe, a thread that is gone among them. */
  @Test
  void theStripeOfACollectedThreadGoesToAnotherWithAllThatWasCounted() throws Exception {
    Cell cell = new Cell(BOUNDS);
    WeakReference<Thread> first = new WeakReference<>(recordOnAThreadOfItsOwn(cell, 7));
    recordOnAThreadOfItsOwn(cell, 7);
    while (first.get() != null) {
      System.gc();
    }
    recordOnAThreadOfItsOwn(cell, 7);
    cell.freeze();
    assertThat(cell.frozenCount()).isEqualTo(3);
    assertThat(cell.frozenSum()).isEqualTo(3_000);
  }

  @Test
  void threadsThatClaimOneIdLoseNothing() throws Exception {
    Cell cell = new Cell(BOUNDS);
    CyclicBarrier start = new CyclicBarrier(4);
    List<Thread> threads =
        Stream.generate(
                () ->
                    new OfId(
                        11,
                        () -> {
                          await(start);
                          for (int i = 0; i < 100_000; i++) {
                            cell.record(1_000);
                          }
                        }))
            .limit(4)
            .<Thread>map(Function.identity())
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    cell.freeze();
    assertThat(cell.frozenCount()).isEqualTo(400_000);
    assertThat(cell.frozenSum()).isEqualTo(400_000_000);
  }

  private static Thread recordOnAThreadOfItsOwn(Cell cell, long id) throws InterruptedException {
    Thread thread = new OfId(id, () -> cell.record(1_000));
    thread.start();
    thread.join();
    return thread;
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }

  /** A thread whose id is what it likes, which JDK 17 allows. */
  private static final class OfId extends Thread {

    private final long id;

    OfId(long id, Runnable task) {
      super(task);
      this.id = id;
    }

    @Override
    public long getId() {
      return id;
    }
  }
}
