package ai.datapunk.weft.record;

import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.store.Cell;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The recorder of attempts that go to one instance, or to none. Thread-safe. */
@SuppressWarnings("exports") // Woven code asks it for the argument alone.
public final class AttemptRecorder {

  private final SeriesWiring wiring;
  private final ArgumentValues labels;
  private final @Nullable TrackedInstance instance;

  /**
   * Comes into being with the first success: many recorders see refused calls only, or none. Read
   * and written without ordering, which is enough for a cell: all that recording touches is final.
   */
  private @Nullable Cell firstSuccess;

  private final Map<AttemptOutcome, Cell> others = new ConcurrentHashMap<>();

  /** Who goes on counting for an instance that is forgotten. Guarded by this. */
  private @Nullable AttemptRecorder heir;

  AttemptRecorder(SeriesWiring wiring, ArgumentValues labels, @Nullable TrackedInstance instance) {
    this.wiring = wiring;
    this.labels = labels;
    this.instance = instance;
  }

  /** One that knows the argument that was given, and is asked for nothing else. */
  @SuppressWarnings("NullAway") // What it lacks needs a mesh.
  public static AttemptRecorder ofNothing() {
    return new AttemptRecorder(null, ArgumentValues.NONE, null);
  }

  /** Brings the series into being that a first call shows. */
  void exposeZeros() {
    wiring.exposeZeros(labels, instance);
  }

  /**
   * The instance is forgotten: what was recorded for it, and is by calls that are still in flight,
   * is counted by another recorder.
   */
  synchronized void leaveTo(AttemptRecorder other) {
    heir = other;
    Cell cell = firstSuccess;
    if (cell != null) {
      wiring.fold(cell, other.firstSuccess());
      firstSuccess = null;
    }
    others.forEach((outcome, each) -> wiring.fold(each, other.cell(outcome)));
    others.clear();
  }

  /** Whether the instance is forgotten. */
  synchronized boolean hasLeft() {
    return heir != null;
  }

  /** What to call the method with: the argument that was given, or the instance that was picked. */
  public @Nullable Object argument(@Nullable Object given) {
    return given == null && instance != null ? instance.address() : given;
  }

  /** A call to the instance begins. */
  public void began() {
    if (instance != null) {
      instance.began();
    }
  }

  /** A call to the instance ended well. */
  public void succeeded() {
    if (instance != null) {
      instance.succeeded();
    }
  }

  /** Whether the instance is gone. */
  public boolean isRetired() {
    return instance != null && instance.isRetired();
  }

  public @Nullable TrackedInstance instance() {
    return instance;
  }

  public Cell firstSuccess() {
    Cell cell = firstSuccess;
    return cell != null ? cell : createFirstSuccess();
  }

  private synchronized Cell createFirstSuccess() {
    if (heir != null) {
      return heir.firstSuccess();
    }
    Cell cell = firstSuccess;
    if (cell == null) {
      cell = wiring.firstSuccess(labels, instance);
      firstSuccess = cell;
    }
    return cell;
  }

  public void record(AttemptOutcome outcome, long nanos) {
    Cell cell = cell(outcome);
    if (outcome.errorType() == null) {
      cell.record(nanos);
    } else {
      cell.recordFailed(nanos);
    }
  }

  private Cell cell(AttemptOutcome outcome) {
    Cell known = others.get(outcome);
    return known != null ? known : createCell(outcome);
  }

  private synchronized Cell createCell(AttemptOutcome outcome) {
    return heir != null
        ? heir.cell(outcome)
        : others.computeIfAbsent(wiring.key(outcome), key -> wiring.attempt(outcome, instance));
  }
}
