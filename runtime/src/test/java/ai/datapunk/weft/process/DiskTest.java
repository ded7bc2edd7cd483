package ai.datapunk.weft.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.process.Disk.Space;
import ai.datapunk.weft.testing.CapturedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DiskTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path temp;

  @Test
  void whoAsksMeanwhileWaitsForTheSameAnswer() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch answer = new CountDownLatch(1);
    Disk disk =
        new Disk(
            temp,
            path -> {
              asked.incrementAndGet();
              await(answer);
              return new Space(3, 4);
            },
            LONG);
    List<FutureTask<Space>> scrapes = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      FutureTask<Space> scrape = new FutureTask<>(disk::space);
      scrapes.add(scrape);
      Thread thread = new Thread(scrape);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.sleep(1);
      }
    }
    answer.countDown();
    for (FutureTask<Space> scrape : scrapes) {
      assertThat(scrape.get()).isEqualTo(new Space(3, 4));
    }
    assertThat(asked).hasValue(1);
    assertThat(disk.space()).isEqualTo(new Space(3, 4));
    assertThat(asked).hasValue(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneThatDoesNotAnswerIsLeftOutAndToldOnce() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    Disk disk =
        new Disk(
            temp,
            path -> {
              asked.incrementAndGet();
              await(never);
              return new Space(1, 2);
            },
            Duration.ofMillis(20));
    try (CapturedLog log = new CapturedLog()) {
      assertThat(disk.space()).isNull();
      assertThat(disk.space()).isNull();
      assertThat(log.linesWith("it does not answer")).hasSize(1);
    }
    assertThat(asked).hasValue(1);
    never.countDown();
  }

  @Test
  void onePathThatIsNotThereIsLeftOutUntilItIs() throws IOException {
    Path later = temp.resolve("later");
    Disk disk = new Disk(later, Space::of, LONG);
    try (CapturedLog log = new CapturedLog()) {
      assertThat(disk.space()).isNull();
      assertThat(log.linesWith("NoSuchFileException: " + later)).hasSize(1);
    }
    Files.createDirectory(later);
    assertThat(disk.space()).isNotNull();
  }

  @Test
  void withoutAThreadItIsLeftOutUntilThereIsOne() {
    AtomicInteger starts = new AtomicInteger();
    Disk disk =
        new Disk(
            temp,
            path -> new Space(1, 2),
            LONG,
            asking -> {
              if (starts.incrementAndGet() == 1) {
                throw new OutOfMemoryError("on purpose");
              }
              asking.run();
            });
    assertThat(disk.space()).isNull();
    assertThat(disk.space()).isEqualTo(new Space(1, 2));
  }

  @Test
  void anyFaultLeavesItOut() {
    Disk disk =
        new Disk(
            temp,
            path -> {
              throw new UnsupportedOperationException("no disk");
            },
            LONG);
    assertThat(disk.space()).isNull();
  }
}
