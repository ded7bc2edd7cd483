package ai.datapunk.weft.process;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * The disk that a path is on. One that does not answer, as that of a server that is gone may, holds
 * up the scrape that asked it, and no other meanwhile: they go without it. Thread-safe.
 */
final class Disk {

  /** What a disk says of itself, in bytes. */
  interface Amount {
    long of(FileStore store) throws IOException;
  }

  private final Path path;
  private final AtomicBoolean asked = new AtomicBoolean();

  Disk(Path path) {
    this.path = path;
  }

  String name() {
    return path.toString();
  }

  /** Gives the amount, unless the disk cannot be read, or is asked by another one just now. */
  void read(Amount amount, LongConsumer to) {
    if (!asked.compareAndSet(false, true)) {
      return;
    }
    try {
      to.accept(amount.of(Files.getFileStore(path)));
    } catch (IOException | SecurityException unreadable) {
      // It is left out of this scrape, as what a system does not tell is.
    } finally {
      asked.set(false);
    }
  }
}
