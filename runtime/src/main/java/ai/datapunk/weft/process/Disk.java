package ai.datapunk.weft.process;

import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.RequestLog;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The disk that a path is on. It is asked in a thread that whoever scrapes starts, and others who
 * scrape meanwhile are given the same answer, which may never come, as of a server that is gone.
 * Thread-safe.
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
  private final Consumer<Runnable> starter;
  private final AtomicReference<@Nullable CompletableFuture<Space>> asked = new AtomicReference<>();
  private final AtomicBoolean told = new AtomicBoolean();

  /** The disk of a path. */
  Disk(Path path, Question question) {
    this(path, question, Disk::inThread);
  }

  /**
   * The same.
   *
   * @param starter runs what asks the disk
   */
  Disk(Path path, Question question, Consumer<Runnable> starter) {
    this.path = path;
    this.question = question;
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

  /** Asks the disk, unless it is being asked. To be called without a lock: it starts a thread. */
  Future<Space> ask() {
    CompletableFuture<Space> mine = new CompletableFuture<>();
    CompletableFuture<Space> running = asked.compareAndExchange(null, mine);
    if (running != null) {
      return running;
    }
    try {
      starter.accept(() -> answer(mine));
    } catch (Throwable noThread) {
      // Or nobody would ever be answered.
      asked.set(null);
      mine.completeExceptionally(noThread);
    }
    return mine;
  }

  private void answer(CompletableFuture<Space> answer) {
    try {
      Space space = question.ask(path);
      asked.set(null);
      answer.complete(space);
    } catch (Throwable unreadable) {
      asked.set(null);
      answer.completeExceptionally(unreadable);
    }
  }

  /**
   * Tells, the first time, why the disk is not shown; a log that throws fails no scrape.
   *
   * @param store counts a line that is lost
   */
  void tell(String why, MetricStore store) {
    if (told.compareAndSet(false, true)) {
      RequestLog.write(store, () -> warn(why));
    }
  }

  private void warn(String why) {
    LOG.atWarn()
        .addKeyValue("path", path)
        .log("The space of the disk of {} is not shown while it cannot be read: {}", path, why);
  }
}
