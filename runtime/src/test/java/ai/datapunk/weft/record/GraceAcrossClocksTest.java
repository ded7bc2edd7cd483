package ai.datapunk.weft.record;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.ManualTicker;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mesh that comes after another one in a registry has a clock of its own. */
class GraceAcrossClocksTest extends RetentionFixture {

  private void comeAndGo(OperationRecorder root, ManualTicker by, String value) {
    root.at(value).direct().firstSuccess().record(1);
    scrape();
    by.advance(HOUR);
    scrape();
    scrape(); // The first that sees what has ended, by this clock.
  }

  @Test
  void theApplicationBeforeCanBeCollected() {
    ticker.advance(Duration.ofDays(3650));
    WeakReference<OperationRecorder> gone = endOfAnApplication();
    ManualTicker other = new ManualTicker();
    store.clock(other);
    for (int i = 0; i < 40 && !gone.refersTo(null); i++) {
      other.advance(HOUR);
      scrape();
      System.gc();
    }
    assertThat(gone.refersTo(null)).isTrue();
  }

  private WeakReference<OperationRecorder> endOfAnApplication() {
    OperationRecorder root = root(metric().boundedLabel("t", 0, 5));
    comeAndGo(root, ticker, "a");
    return new WeakReference<>(root);
  }

  /** A clock that does not answer at the end of one scrape. */
  @Test
  @Timeout(30)
  void aClockThatBlockedOnceEndsSeriesLater() throws Exception {
    OperationRecorder root = root(metric().boundedLabel("t", 0, 5));
    root.at("a").direct().firstSuccess().record(1);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Thread blocked = new Thread(this::scrape);
    int[] readings = {0};
    store.clock(
        () -> {
          if (Thread.currentThread() == blocked && ++readings[0] == 2) {
            asked.countDown();
            try {
              answer.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
          return ticker.nanoTime();
        });
    blocked.start();
    asked.await();
    for (int i = 0; i < 10; i++) {
      scrapeAfter(HOUR);
    }
    var shown = scrape().get(OWN);
    answer.countDown();
    blocked.join();
    assertThat(shown).isEmpty();
  }
}
