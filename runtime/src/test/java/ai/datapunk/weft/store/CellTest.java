package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellTest {

  private static final Bounds BOUNDS = Bounds.of(0.000001, 0.000002);

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

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }
}
