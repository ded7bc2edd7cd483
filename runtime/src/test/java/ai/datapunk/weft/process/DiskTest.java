package ai.datapunk.weft.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.process.Disk.Space;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DiskTest {

  private final Path path = Path.of("data");
  private final List<Runnable> started = new ArrayList<>();

  @Test
  void whoAsksMeanwhileIsGivenTheSameAnswer() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Disk disk = new Disk(path, where -> new Space(asked.incrementAndGet(), 4), started::add);
    Future<Space> first = disk.ask();
    Future<Space> second = disk.ask();
    assertThat(first.isDone()).isFalse();
    assertThat(started).hasSize(1);

    started.get(0).run();
    assertThat(first.get()).isEqualTo(new Space(1, 4));
    assertThat(second.get()).isEqualTo(new Space(1, 4));

    Future<Space> later = disk.ask();
    started.get(1).run();
    assertThat(later.get()).isEqualTo(new Space(2, 4));
  }

  @Test
  void withoutAThreadItIsAskedAgain() throws Exception {
    AtomicInteger starts = new AtomicInteger();
    Disk disk =
        new Disk(
            path,
            where -> new Space(1, 2),
            asking -> {
              if (starts.incrementAndGet() == 1) {
                throw new OutOfMemoryError("on purpose");
              }
              asking.run();
            });
    assertThat(disk.ask()).failsWithin(0, TimeUnit.SECONDS);
    assertThat(disk.ask().get()).isEqualTo(new Space(1, 2));
  }

  @Test
  void anyFaultIsAnAnswer() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Disk disk =
        new Disk(
            path,
            where -> {
              if (asked.incrementAndGet() == 1) {
                throw new UnsupportedOperationException("no disk");
              }
              return new Space(1, 2);
            },
            Runnable::run);
    assertThat(disk.ask())
        .failsWithin(0, TimeUnit.SECONDS)
        .withThrowableThat()
        .withMessageContaining("no disk");
    assertThat(disk.ask().get()).isEqualTo(new Space(1, 2));
  }
}
