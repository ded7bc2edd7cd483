package ai.datapunk.weft.it.weaving;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/** Methods that another answers for when they have failed. */
@MeshService("falling_back")
public class FallingBack {

  @Timed
  @Retried(maxAttempts = 2, delay = "0ms", jitter = 0, fallback = "stale")
  String fresh(String key, int number) throws IOException {
    if (number > 0) {
      return key;
    }
    throw new IOException("no " + key);
  }

  String stale(String key, int number, Throwable thrown) {
    return "stale " + key + number + " because of " + thrown.getMessage();
  }

  @CircuitGuarded(window = "100 calls", minimumCalls = 100, fallback = "none")
  static int count(long from) {
    if (from < 0) {
      return 0;
    }
    throw new IllegalStateException("cannot count from " + from);
  }

  static int none(long from) {
    return -1;
  }

  @Retried(maxAttempts = 2, delay = "0ms", jitter = 0, fallback = "failToo")
  void fail() {
    throw new IllegalArgumentException("first");
  }

  void failToo() {
    throw new UnsupportedOperationException("second");
  }

  @Retried(maxAttempts = 2, delay = "0ms", jitter = 0, fallback = "failToo")
  void failBadly() {
    throw new StackOverflowError();
  }

  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "nothing")
  String take(BlockingQueue<String> queue) throws InterruptedException {
    return queue.take();
  }

  /** Fails; with a flag that was set before, the wait for the next attempt is interrupted. */
  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "nothing")
  String poll(BlockingQueue<String> queue) {
    return queue.remove();
  }

  /** What a future was waited for, which was cancelled. */
  @CircuitGuarded(window = "100 calls", minimumCalls = 100, fallback = "nothing")
  String join(BlockingQueue<String> queue) {
    throw new CancellationException(queue.toString());
  }

  String nothing(BlockingQueue<String> queue) {
    return "nothing";
  }

  /** All public methods of which fall back to the same one. */
  @CircuitGuarded(
      service = "falling_back_whole",
      window = "100 calls",
      minimumCalls = 100,
      fallback = "nobody")
  public static class Whole {

    /** Falls back. */
    public String name(int id) {
      throw new IllegalStateException("no name for " + id);
    }

    String nobody(int id, Throwable thrown) {
      return "nobody, because of " + thrown.getMessage();
    }
  }
}
