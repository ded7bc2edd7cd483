package ai.datapunk.weft.record;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.store.CellCount;
import org.junit.jupiter.api.Test;

/**
 * Values that come and go, a thousand at a time: 200,000 of them with {@code -Plong}. What is kept
 * is what there is now.
 */
class RetentionMemoryTest extends RetentionFixture {

  private static final int AT_A_TIME = 1_000;
  private static final int ROUNDS = 10 * Integer.getInteger("retention.times", 1);

  /** Less than what a tenth of one round's values would keep. */
  private static final long GROWTH = 2_000_000;

  @Test
  void valuesThatComeAndGoKeepNoMemory() {
    OperationRecorder root = root(metric().boundedLabel("t", 0, AT_A_TIME));
    for (int round = 0; round < 3; round++) {
      comeAndGo(root, round);
    }
    long before = used();
    for (int round = 3; round < ROUNDS; round++) {
      comeAndGo(root, round);
    }
    assertThat(used() - before).isLessThan(GROWTH);
    assertThat(scrape().sum(CALLS)).isEqualTo((double) ROUNDS * AT_A_TIME);
  }

  private void comeAndGo(OperationRecorder root, int round) {
    for (int i = 0; i < AT_A_TIME; i++) {
      root.at("value-" + round + "-" + i).direct().firstSuccess().record(1);
    }
    assertThat(scrape().get(OWN)).hasSize(AT_A_TIME).doesNotContainKey("other");
    assertThat(scrapeAfter(HOUR).get(OWN)).isEmpty();
    assertThat(CellCount.of(store)).isLessThanOrEqualTo(2);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
