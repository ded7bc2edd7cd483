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

  /** What has one owner at a time. */
  public sealed interface Owned permits SeriesKey, Whole {}

  /** Ends the part of an owner that lets go for whoever claims and does not give way itself. */
  @FunctionalInterface
  public interface GivesWay extends Runnable {}

  /**
   * What an application has once, whatever series it consists of.
   *
   * @param name tells it from others of the kind
   */
  public record Whole(String name) implements Owned {}

  /** Weft's own guards, which never let go. */
  private enum Guard implements Runnable {
    STAYS;

    @Override
    public void run() {}
  }

  private final Map<Owned, Runnable> owners = new HashMap<>();
  private int takeovers;

  SeriesOwners() {}

  /** The key that stands for all series of a service's circuit. */
  public static SeriesKey circuit(String service) {
    return SeriesKey.of(Family.CIRCUIT_BREAKER_STATE, service);
  }

  /** The key that stands for all retry series of an operation. */
  public static SeriesKey retries(String service, String operation) {
    return SeriesKey.of(Family.RETRY_DURATION, service, operation);
  }

  /**
   * For a bridge, or who is alone: whether it may feed these series from now on.
   *
   * @param letGo ends the bridge's part in them; run when Weft's own guard takes over, or, if it
   *     {@linkplain GivesWay gives way}, another one that does not
   * @throws RuntimeException what whoever gives way throws; the series are nobody's then. Errors
   *     likewise
   */
  public boolean claim(Owned series, Runnable letGo) {
    Runnable before;
    synchronized (this) {
      before = owners.get(series);
      if (before != null && !(before instanceof GivesWay && !(letGo instanceof GivesWay))) {
        return false;
      }
      owners.put(series, letGo);
    }
    // Without our lock, as in take.
    if (before != null) {
      end(before, series, letGo);
    }
    return true;
  }

  /** Whoever is thrown what this throws does not know that the series would be its own. */
  private void end(Runnable before, Owned series, Runnable letGo) {
    try {
      before.run();
    } catch (Throwable kept) {
      release(series, letGo);
      throw kept;
    }
  }

  /** Lets go of what was claimed with this. */
  public synchronized void release(Owned series, Runnable letGo) {
    owners.remove(series, letGo);
  }

  /** For Weft's own guards: theirs from now on, whoever had it before. */
  public void take(Owned series) {
    Runnable before = put(series);
    // Without our lock: a bridge that lets go takes its own, and claims while it holds that.
    if (before != null) {
      before.run();
    }
  }

  /** For Weft's own guards: nobody's, now that the guard has ended. */
  public synchronized void give(Owned series) {
    owners.remove(series);
  }

  private synchronized @Nullable Runnable put(Owned series) {
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
