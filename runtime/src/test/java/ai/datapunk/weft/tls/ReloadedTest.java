package ai.datapunk.weft.tls;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.TestKey;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadedTest {

  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private Path file;
  private Reloaded<String> reloaded;
  private boolean mayNotRead;

  @BeforeEach
  void load() throws Exception {
    file = folder.resolve("file");
    TestKey.put(file, "first");
    reloaded = new Reloaded<>(List.of(file), this::read, nanos::get);
  }

  private String read() throws IOException {
    if (mayNotRead) {
      throw new AccessDeniedException(file.toString());
    }
    String text = Files.readString(file);
    if (text.equals("broken")) {
      throw new IOException("This is broken");
    }
    return text;
  }

  private String laterBy(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    return reloaded.get();
  }

  @Test
  void aChangeIsSeenASecondAfterTheLastLook() throws Exception {
    TestKey.put(file, "other");
    assertThat(laterBy(999)).isEqualTo("first");
    assertThat(laterBy(1)).isEqualTo("other");
    TestKey.put(file, "third");
    assertThat(laterBy(999)).isEqualTo("other");
    assertThat(laterBy(1)).isEqualTo("third");
  }

  @Test
  void whatIsBrokenLeavesWhatThereWasAndIsToldOnce() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      TestKey.put(file, "broken");
      assertThat(laterBy(1000)).isEqualTo("first");
      assertThat(laterBy(1000)).isEqualTo("first");
      Files.delete(file);
      assertThat(laterBy(1000)).isEqualTo("first");
      assertThat(log.linesWith("cannot be used; the earlier ones stay")).hasSize(1);
      TestKey.put(file, "mended");
      assertThat(laterBy(1000)).isEqualTo("mended");
      assertThat(log.linesWith("event=certificates_reloaded files=" + file)).hasSize(1);
      assertThat(log.linesWith("event=certificates_refused files=" + file)).hasSize(1);
      TestKey.put(file, "broken");
      assertThat(laterBy(1000)).isEqualTo("mended");
      assertThat(log.linesWith("cannot be used; the earlier ones stay")).hasSize(2);
    }
  }

  /** Who may read a file is not among what is looked at from outside. */
  @Test
  void whatCouldNotBeReadIsTriedAgainThoughItLooksTheSame() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      TestKey.put(file, "other");
      mayNotRead = true;
      assertThat(laterBy(1000)).isEqualTo("first");
      assertThat(laterBy(1000)).isEqualTo("first");
      mayNotRead = false;
      assertThat(laterBy(1000)).isEqualTo("other");
      assertThat(log.linesWith("event=certificates_refused ")).hasSize(1);
      assertThat(log.linesWith("event=certificates_reloaded ")).hasSize(1);
    }
  }

  @Test
  void aFileThatIsTheSameIsNotReadAgain() {
    try (CapturedLog log = new CapturedLog()) {
      assertThat(laterBy(5000)).isEqualTo("first");
      assertThat(log.linesWith("Certificates")).isEmpty();
    }
  }
}
