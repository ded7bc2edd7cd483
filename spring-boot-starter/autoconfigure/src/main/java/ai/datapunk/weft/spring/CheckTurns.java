package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose health checks are those of a mesh, of which there is one for all contexts in a JVM: the
 * latest context's that has not ended, as with all else that contexts say of it. Thread-safe.
 */
final class CheckTurns {

  private static final Map<Mesh, Deque<WeftChecks>> TURNS = new HashMap<>();

  private CheckTurns() {}

  /** It is its turn from now on. */
  static synchronized void begin(Mesh mesh, WeftChecks checks) {
    Deque<WeftChecks> all = TURNS.computeIfAbsent(mesh, unknown -> new ArrayDeque<>());
    WeftChecks before = all.peek();
    if (before != null) {
      before.pause();
    }
    boolean begun = false;
    try {
      checks.resume();
      all.push(checks);
      begun = true;
    } finally {
      if (!begun) {
        goOn(mesh, all);
      }
    }
  }

  /** It is somebody else's turn from now on. */
  static synchronized void end(Mesh mesh, WeftChecks checks) {
    Deque<WeftChecks> all = TURNS.get(mesh);
    if (all != null) {
      boolean current = all.peek() == checks;
      all.remove(checks);
      checks.pause();
      if (current || all.isEmpty()) {
        goOn(mesh, all);
      }
    }
  }

  private static void goOn(Mesh mesh, Deque<WeftChecks> all) {
    WeftChecks next = all.peek();
    if (next == null) {
      TURNS.remove(mesh);
    } else {
      next.goOn();
    }
  }
}
