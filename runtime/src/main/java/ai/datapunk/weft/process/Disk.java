package ai.datapunk.weft.process;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The disk that a path is on. It is asked in a thread that whoever scrapes starts, and others who
 * scrape meanwhile wait for the same answer: one that does not come, as of a server that is gone,
 * holds up nobody for longer than a limit. Thread-safe.
 */
final class Disk {

  /**
   * What a disk says of itself.
   *
   * @param free bytes that can still be written
   * @param total bytes in all
   */
  record Space(long free, long total) {

    /** Not what is kept for the system's administrator: whoever writes gets no more than this. */
    static Space of(Path path) throws IOException {
      FileStore store = Files.getFileStore(path);
      return new Space(store.getUsableSpace(), store.getTotalSpace());
    }
  }

  /** Asks a disk. */
  interface Question {
    Space ask(Path path) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Disk.class);

  private final Path path;
  private final Question question;
  private final Duration limit;
  private final Consumer<Runnable> starter;
  private final AtomicReference<@Nullable CompletableFuture<Space>> asked = new AtomicReference<>();
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * The disk of a path.
   *
   * @param limit how long it may take to answer
   */
  Disk(Path path, Question question, Duration limit) {
    this(path, question, limit, Disk::inThread);
  }

  /**
   * The same.
   *
   * @param starter runs what asks the disk
   */
  Disk(Path path, Question question, Duration limit, Consumer<Runnable> starter) {
    this.path = path;
    this.question = question;
    this.limit = limit;
    this.starter = starter;
  }

  private static void inThread(Runnable asking) {
    Thread thread = new Thread(asking, "weft-disk");
    thread.setDaemon(true);
    thread.start();
  }

  String name() {
    return path.toString();
  }

  /** What the disk says; null if that is nothing, or too late. The first time it is told why. */
  @Nullable Space space() {
    try {
      return answer().get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      tell("it does not answer");
    } catch (ExecutionException unreadable) {
      tell(String.valueOf(unreadable.getCause()));
    } catch (InterruptedException deadline) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  private CompletableFuture<Space> answer() {
    CompletableFuture<Space> mine = new CompletableFuture<>();
    CompletableFuture<Space> running = asked.compareAndExchange(null, mine);
    if (running != null) {
      return running;
    }
    try {
      starter.accept(() -> ask(mine));
    } catch (Throwable noThread) {
      // Or nobody would ever be answered.
      asked.set(null);
      mine.completeExceptionally(noThread);
    }
    return mine;
  }

  private void ask(CompletableFuture<Space> answer) {
    try {
      Space space = question.ask(path);
      asked.set(null);
      answer.complete(space);
    } catch (Throwable unreadable) {
      asked.set(null);
      answer.completeExceptionally(unreadable);
    }
  }

  private void tell(String why) {
    if (told.compareAndSet(false, true)) {
      LOG.atWarn()
          .addKeyValue("path", path)
          .log("The space of the disk of {} is not shown while it cannot be read: {}", path, why);
    }
  }
}
