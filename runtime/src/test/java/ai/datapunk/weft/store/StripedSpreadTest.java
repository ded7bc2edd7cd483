package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** When threads that share a stripe get stripes of their own. */
class StripedSpreadTest {

  private final StripedCounter counter = new StripedCounter();

  private void addInAnotherThread(int times) throws InterruptedException {
    Thread thread = new Thread(() -> add(times));
    thread.start();
    thread.join();
  }

  private void add(int times) {
    for (int i = 0; i < times; i++) {
      counter.add(1);
    }
  }

  @Test
  void manyThreadsThatNeverMeetShareOne() throws InterruptedException {
    counter.add(1);
    for (int thread = 0; thread < 64; thread++) {
      addInAnotherThread(40);
    }
    assertThat(counter.stripes()).isEqualTo(2);
    assertThat(counter.sum()).isEqualTo(1 + 64 * 40);
  }

  @Test
  void aThreadThatKeepsComingGetsTheSecond() throws InterruptedException {
    counter.add(1);
    addInAnotherThread(1_100);
    assertThat(counter.stripes()).isEqualTo(3);
    assertThat(counter.sum()).isEqualTo(1_101);
  }

  @Test
  void theThreadsThatKeepComingAfterItGetATable() throws InterruptedException {
    counter.add(1);
    Thread[] living = new Thread[3];
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < living.length; i++) {
      CountDownLatch added = new CountDownLatch(1);
      living[i] =
          new Thread(
              () -> {
                add(1_100);
                added.countDown();
                try {
                  end.await();
                } catch (InterruptedException stopped) {
                  Thread.currentThread().interrupt();
                }
              });
      living[i].start();
      added.await();
    }
    assertThat(counter.stripes()).isEqualTo(5);
    assertThat(counter.sum()).isEqualTo(1 + 3 * 1_100);
    end.countDown();
    for (Thread each : living) {
      each.join();
    }
  }

  @Test
  void theNumbersOfAThreadThatIsGoneStay() throws InterruptedException {
    addInAnotherThread(1_100);
    addInAnotherThread(1_100);
    addInAnotherThread(1_100);
    System.gc();
    addInAnotherThread(1_100);
    counter.add(1);
    assertThat(counter.sum()).isEqualTo(4 * 1_100 + 1);
  }
}
