package ai.datapunk.weft.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {

  private final List<Long> read = new ArrayList<>();

  @Test
  void whileOneWaitsForAnAnswerAnotherGoesWithoutIt(@TempDir Path temp) {
    Disk disk = new Disk(temp);
    disk.read(
        first -> {
          disk.read(second -> 2, read::add);
          return 1;
        },
        read::add);
    assertThat(read).containsExactly(1L);
    disk.read(third -> 3, read::add);
    assertThat(read).containsExactly(1L, 3L);
  }

  @Test
  void onePathThatIsNotThereIsLeftOut(@TempDir Path temp) {
    new Disk(temp.resolve("none")).read(any -> 1, read::add);
    assertThat(read).isEmpty();
  }
}
