package ai.datapunk.weft.it.weaving.hostile;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;

/** Methods of every kind, whose holder {@link Throwing} is woven into. */
@MeshService("ledger")
public class Ledger {

  /** How long something is kept. */
  enum Kind {
    DAILY,
    YEARLY
  }

  @Timed
  @Retried(maxAttempts = 2, delay = "0ms", jitter = 0, fallback = "unknown")
  String entry(int number) throws IOException {
    if (number > 0) {
      return "entry " + number;
    }
    throw new IOException("no entry " + number);
  }

  /** Not what is called, since another takes the exception too. */
  String unknown(int number) {
    return "unknown";
  }

  String unknown(long number, Throwable thrown) {
    return "unknown, because of " + thrown.getMessage();
  }

  @CircuitGuarded(window = "100 calls", minimumCalls = 100, fallback = "none")
  static int count(Integer from) {
    if (from < 0) {
      return 0;
    }
    throw new IllegalStateException("cannot count from " + from);
  }

  static int none(int from) {
    return -from;
  }

  @Retried(maxAttempts = 2, delay = "0ms", jitter = 0, fallback = "failToo")
  void fail() {
    throw new IllegalArgumentException("first");
  }

  void failToo() {
    throw new UnsupportedOperationException("second");
  }

  @Timed(metric = "ledger_write_seconds", help = "Writing an entry")
  void write(@Label("kind") Kind kind, @Label(value = "book", max = 3) String book) {}

  /** A label that is closed by a sealed type. */
  sealed interface Tier permits Fast, Slow {}

  enum Fast implements Tier {
    RAM
  }

  enum Slow implements Tier {
    DISK {
      @Override
      public String toString() {
        return "a disk";
      }
    },
    TAPE
  }

  @Timed(metric = "ledger_move_seconds", help = "Moving an entry")
  void move(@Label("tier") Tier tier) {}

  @LoadBalanced(strategy = "random", maxInstances = 3)
  String read(@Instance String where) {
    return where;
  }
}
