package ai.datapunk.weft.record;

import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.record.AttemptOutcome.Verdict;
import ai.datapunk.weft.store.Cell;
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

  private final OutcomeCells<AttemptOutcome> others = new OutcomeCells<>();

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
    others.drainTo((outcome, each) -> wiring.fold(each, other.cell(outcome)));
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

  /** An attempt that returned, other than in a first success. */
  public void record(int attempt, Verdict verdict, long nanos) {
    cell(attempt, verdict, null, false).record(nanos);
  }

  /**
   * An attempt that threw.
   *
   * @param errorType the type of its exception
   * @param connectionError whether it failed to reach the instance, or lost it
   */
  public void recordFailed(
      int attempt, Verdict verdict, String errorType, boolean connectionError, long nanos) {
    cell(attempt, verdict, errorType, connectionError).recordFailed(nanos);
  }

  private Cell cell(
      int attempt, Verdict verdict, @Nullable String errorType, boolean connectionError) {
    Cell known = others.get(attempt, verdict, errorType, connectionError);
    return known != null
        ? known
        : cell(new AttemptOutcome(attempt, verdict, errorType, connectionError));
  }

  /** The cell of an outcome that is not known by itself, or not yet. */
  private Cell cell(AttemptOutcome outcome) {
    AttemptOutcome key = wiring.key(outcome);
    Cell known = find(key);
    return known != null ? known : createCell(key, outcome);
  }

  private @Nullable Cell find(AttemptOutcome key) {
    return others.get(key.attempt(), key.verdict(), key.errorType(), key.connectionError());
  }

  private synchronized Cell createCell(AttemptOutcome key, AttemptOutcome outcome) {
    if (heir != null) {
      return heir.cell(outcome);
    }
    Cell known = find(key);
    if (known != null) {
      return known;
    }
    Cell cell = wiring.attempt(outcome, instance);
    others.put(key, cell);
    return cell;
  }
}
