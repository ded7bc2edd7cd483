package ai.datapunk.weft.store;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The log lines of events that happen under a lock: kept until it has been given back, since an
 * appender can take its time, and written then in the order of the events, by one thread at a time.
 * So is told who watches which series there are. Thread-safe; nobody waits for another thread's
 * line.
 */
public final class EventLog {

  /** How many lines may wait for an appender that takes its time; further ones are not written. */
  private static final int MOST = 1_000;

  private final Consumer<Throwable> faults;
  private final Queue<Runnable> lines = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean writing = new AtomicBoolean();
  private final AtomicInteger held = new AtomicInteger();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final AtomicBoolean seriesChanged = new AtomicBoolean();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile boolean muted;

  /**
   * A log without lines.
   *
   * @param faults is told why a line could not be written
   */
  EventLog(Consumer<Throwable> faults) {
    this.faults = faults;
  }

  /** Whether this was not told yet; it is from now on, to whichever of the store's meshes. */
  public boolean isNews(String what) {
    return told.add(what);
  }

  /** Keeps no further lines. */
  public void mute() {
    muted = true;
  }

  /** Keeps a line, whatever is locked. */
  public void add(Runnable line) {
    if (!muted && waiting.get() < MOST) {
      lines.add(line);
      waiting.incrementAndGet();
    }
  }

  /** Has this run, unlocked, after series have come or gone: once for all that did until then. */
  void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /** No longer runs what {@link #watch} was given. */
  void unwatch(Runnable watcher) {
    watchers.remove(watcher);
  }

  /** Series have come or gone, whatever is locked. */
  void seriesChanged() {
    // Beyond the limit on lines too: what is not told now would never be.
    if (!watchers.isEmpty() && seriesChanged.compareAndSet(false, true)) {
      lines.add(this::tellWatchers);
      waiting.incrementAndGet();
    }
  }

  private void tellWatchers() {
    seriesChanged.set(false);
    for (Runnable watcher : watchers) {
      run(watcher);
    }
  }

  /**
   * Writes the lines that were kept, unless another thread is about it. To be called unlocked. At
   * the end of a thread's stack they wait for whoever comes next: an appender that overflows it
   * might never work again.
   */
  public void write() {
    if (waiting.get() > 0 && held.get() == 0 && StackReserve.isThereForLog()) {
      writeNow();
    }
  }

  /**
   * Makes a change that takes a lock for much that writes otherwise: no thread begins to write
   * until it is made. Then its lines are written, so that this is to be called unlocked.
   */
  public void writeAfter(Runnable change) {
    held.incrementAndGet();
    try {
      change.run();
    } finally {
      held.decrementAndGet();
      write();
    }
  }

  private void writeNow() {
    while (waiting.get() > 0 && writing.compareAndSet(false, true)) {
      try {
        writeAll();
      } finally {
        writing.set(false);
      }
    }
  }

  private void writeAll() {
    for (Runnable line = lines.poll(); line != null; line = lines.poll()) {
      waiting.decrementAndGet();
      run(line);
    }
  }

  private void run(Runnable line) {
    try {
      line.run();
    } catch (Throwable fault) {
      faults.accept(fault);
    }
  }
}
