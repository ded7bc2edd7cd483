package ai.datapunk.weft.record;

import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.record.AttemptOutcome.Verdict;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.Ending;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The recorder of attempts that go to one instance, or to none. Thread-safe. */
@SuppressWarnings("exports") // Woven code asks it for the argument alone.
public final class AttemptRecorder {

  private final SeriesWiring wiring;
  private final OperationRecorder operation;
  private final @Nullable TrackedInstance instance;

  /**
   * Comes into being with the first success: many recorders see refused calls only, or none. Read
   * and written without ordering, which is enough for a cell: all that recording touches is final.
   */
  private @Nullable Cell firstSuccess;

  private final AttemptCells others;

  /** Who goes on counting for an instance that is forgotten. Guarded by this. */
  private @Nullable AttemptRecorder heir;

  /** Whether its operation's series has ended, so that another recorder counts. Guarded by this. */
  private boolean ended;

  /** How the instance tells that it is forgotten. */
  private @Nullable Consumer<@Nullable TrackedInstance> attachment;

  AttemptRecorder(
      SeriesWiring wiring, OperationRecorder operation, @Nullable TrackedInstance instance) {
    this.wiring = wiring;
    this.operation = operation;
    this.instance = instance;
    this.others = new AttemptCells(wiring, instance);
  }

  /** One that knows the argument that was given, and is asked for nothing else. */
  @SuppressWarnings("NullAway") // What it lacks needs a mesh.
  public static AttemptRecorder ofNothing() {
    return new AttemptRecorder(null, null, null);
  }

  /** Brings the series into being that a first call shows. */
  void exposeZeros() {
    wiring.exposeZeros(operation.labels(), instance);
  }

  /**
   * Has the instance tell when it is forgotten.
   *
   * @return whether it is not
   */
  boolean attach(Consumer<@Nullable TrackedInstance> forget) {
    attachment = forget;
    return instance != null && instance.attach(this::exposeZeros, forget);
  }

  /** Lets the instance forget the recorder. */
  void detach() {
    if (instance != null && attachment != null) {
      instance.detach(attachment);
    }
  }

  /**
   * The instance is forgotten: what was recorded for it, and is by calls that are still in flight,
   * is counted by another recorder.
   */
  void leaveTo(AttemptRecorder other) {
    synchronized (this) {
      heir = other;
      Cell cell = firstSuccess;
      if (cell != null) {
        wiring.fold(cell, other::presentFirstSuccess);
        firstSuccess = null;
      }
    }
    others.drainTo((outcome, each) -> wiring.fold(each, () -> other.cell(outcome)));
  }

  /**
   * Lets go of the cells that end.
   *
   * @param all whether all of them do, since this recorder does
   */
  void letGo(Ending ending, boolean all) {
    synchronized (this) {
      ended |= all;
      Cell first = firstSuccess;
      if (first != null && ending.takesAttempts(first, all, this::presentFirstSuccess)) {
        firstSuccess = null;
      }
    }
    others.letGo((outcome, cell) -> ending.takesAttempts(cell, all, () -> cell(outcome)), all);
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

  private Cell createFirstSuccess() {
    Cell created = presentFirstSuccess();
    wiring.writeEvents();
    return created;
  }

  /** {@link #firstSuccess}, whatever is locked. */
  private Cell presentFirstSuccess() {
    Cell known = firstSuccess;
    Cell here = known != null ? known : firstSuccessHere();
    return here != null ? here : successor().presentFirstSuccess();
  }

  private synchronized @Nullable Cell firstSuccessHere() {
    Cell cell = firstSuccess;
    if (cell == null && countsHere()) {
      cell = wiring.firstSuccess(operation.labels(), instance);
      firstSuccess = cell;
    }
    return cell;
  }

  private boolean countsHere() {
    return heir == null && !ended;
  }

  /** Who counts now. */
  private AttemptRecorder successor() {
    AttemptRecorder other;
    synchronized (this) {
      other = heir;
    }
    return other != null ? other : operation.present().attempts(instance);
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
        : first(new AttemptOutcome(attempt, verdict, errorType, connectionError));
  }

  private Cell first(AttemptOutcome outcome) {
    Cell cell = cell(outcome);
    wiring.writeEvents();
    return cell;
  }

  /** The cell of an outcome, here or where it is recorded now. */
  private Cell cell(AttemptOutcome outcome) {
    Cell here = others.of(outcome);
    return here != null ? here : successor().cell(outcome);
  }
}
