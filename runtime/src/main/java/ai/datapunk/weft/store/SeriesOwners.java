package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The owners of series: who feeds those of a service's circuit, or of a retried operation. One at a
 * time, so that nothing is counted twice. Weft's own guards take what they need; bridges get what
 * is left. Thread-safe.
 */
public final class SeriesOwners {

  /** Weft's own guards, which never let go. */
  private enum Guard implements Runnable {
    STAYS;

    @Override
    public void run() {}
  }

  private final Map<SeriesKey, Runnable> owners = new HashMap<>();
  private int takeovers;

  SeriesOwners() {}

  /** The key that stands for all series of a service's circuit. */
  public static SeriesKey circuit(String service) {
    return SeriesKey.of(Family.CIRCUIT_BREAKER_STATE, service);
  }

  /** The key that stands for all series of the application's health. */
  public static SeriesKey health() {
    return SeriesKey.of(Family.HEALTH_STATUS, "", "");
  }

  /** The key that stands for all metrics of the process. */
  public static SeriesKey process() {
    return SeriesKey.of(Family.SERVICE_UP, "", "");
  }

  /** The key that stands for all retry series of an operation. */
  public static SeriesKey retries(String service, String operation) {
    return SeriesKey.of(Family.RETRY_DURATION, service, operation);
  }

  /**
   * For a bridge, or who is alone: whether it may feed these series from now on.
   *
   * @param letGo ends the bridge's part in them; run when Weft's own guard takes over
   */
  public synchronized boolean claim(SeriesKey series, Runnable letGo) {
    return owners.putIfAbsent(series, letGo) == null;
  }

  /** Lets go of what was claimed with this. */
  public synchronized void release(SeriesKey series, Runnable letGo) {
    owners.remove(series, letGo);
  }

  /** For Weft's own guards: theirs from now on, whoever had it before. */
  public void take(SeriesKey series) {
    Runnable before = put(series);
    // Without our lock: a bridge that lets go takes its own, and claims while it holds that.
    if (before != null) {
      before.run();
    }
  }

  /** For Weft's own guards: nobody's, now that the guard has ended. */
  public synchronized void give(SeriesKey series) {
    owners.remove(series);
  }

  private synchronized @Nullable Runnable put(SeriesKey series) {
    Runnable before = owners.put(series, Guard.STAYS);
    if (before != null && before != Guard.STAYS) {
      takeovers++;
    }
    return before;
  }

  /** How often a guard took over from a bridge, with which series of that name have ended. */
  public synchronized int takeovers() {
    return takeovers;
  }
}
