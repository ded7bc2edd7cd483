package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When threads that share a stripe get stripes of their own. */
class StripedSpreadTest {

  private final StripedCounter counter = new StripedCounter();

  private void addInAnotherThread(int times) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              for (int i = 0; i < times; i++) {
                counter.add(1);
              }
            });
    thread.start();
    thread.join();
  }

  @Test
  void manyThreadsThatNeverMeetShareOne() throws InterruptedException {
    counter.add(1);
    for (int thread = 0; thread < 64; thread++) {
      addInAnotherThread(40);
    }
    assertThat(counter.isSpread()).isFalse();
    assertThat(counter.sum()).isEqualTo(1 + 64 * 40);
  }

  @Test
  void aThreadThatKeepsComingGetsItsOwn() throws InterruptedException {
    counter.add(1);
    addInAnotherThread(1_100);
    assertThat(counter.isSpread()).isTrue();
    assertThat(counter.sum()).isEqualTo(1_101);
  }
}
