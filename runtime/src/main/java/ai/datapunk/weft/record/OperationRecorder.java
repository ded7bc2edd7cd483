package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.CellHolder;
import ai.datapunk.weft.store.Ending;
import org.jspecify.annotations.Nullable;

/**
 * The recorder of operations that have the same label values. A tree with a level for each label:
 * only its leaves are recorded in. A leaf whose series has ended leaves the tree, and has another
 * one record what calls in flight still give it. Thread-safe.
 */
@SuppressWarnings("exports") // Woven code hands it on.
public final class OperationRecorder implements CellHolder {

  /** What a leaf knows of further labels. */
  private static final ArgumentTable<OperationRecorder> NONE = new ArgumentTable<>();

  /** By how many arguments it is known: many can give one value, such as all e-mail addresses. */
  private static final int MOST_KEYS = 100;

  private final SeriesWiring wiring;
  private final ArgumentValues labels;

  /** Of the values before the last one; null of the root, and of what is never left. */
  private final @Nullable OperationRecorder parent;

  /** Null of a branch. */
  private final @Nullable AttemptRecorder direct;

  private final InstanceRecorders instances;
  private final OperationCells outcomes;

  /** Null of a leaf. */
  private final @Nullable ValueRecorders below;

  private final ArgumentTable<OperationRecorder> byLabel;
  private final RefusedRecorders refused;

  /** How many arguments it is known by, roughly: threads that meet may count one for two. */
  private int keys;

  OperationRecorder(
      SeriesWiring wiring,
      ArgumentValues labels,
      @Nullable OperationRecorder parent,
      RefusedRecorders refused) {
    this(wiring, labels, parent, refused, true);
  }

  private OperationRecorder(
      SeriesWiring wiring,
      ArgumentValues labels,
      @Nullable OperationRecorder parent,
      RefusedRecorders refused,
      boolean exposed) {
    this.wiring = wiring;
    this.labels = labels;
    this.parent = parent;
    this.refused = refused;
    this.instances = new InstanceRecorders(wiring, this);
    this.outcomes = new OperationCells(wiring, labels);
    CustomLabels custom = wiring.customLabels();
    if (custom == null || custom.isComplete(labels)) {
      below = null;
      byLabel = NONE;
      direct = new AttemptRecorder(wiring, this, null);
      if (exposed) {
        direct.exposeZeros();
      }
    } else {
      below = new ValueRecorders(wiring, custom, this, refused);
      byLabel = below.table();
      direct = null;
    }
  }

  /** The recorder of all operations of a method; of one with labels, the root of the tree. */
  public static OperationRecorder root(SeriesWiring wiring) {
    OperationRecorder root =
        new OperationRecorder(wiring, ArgumentValues.NONE, null, new RefusedRecorders(wiring));
    wiring.hold(root);
    return root;
  }

  /**
   * The recorder of calls whose labels there is no memory for: of values that are unknown, outside
   * of the tree, and of series that come with the first call that finds room for them.
   */
  public OperationRecorder ofNoMemory(int labels) {
    ArgumentValues unknown = ArgumentValues.NONE;
    for (int label = 0; label < labels; label++) {
      unknown = unknown.and(LabelValues.UNKNOWN);
    }
    return refused.hold(new OperationRecorder(wiring, unknown, null, refused, false));
  }

  ArgumentValues labels() {
    return labels;
  }

  /** Whether it is of one value more than this one. */
  boolean isBelow(OperationRecorder other) {
    return parent == other;
  }

  /** The recorders of the next label's values. */
  ValueRecorders below() {
    if (below == null) {
      throw new IllegalStateException("A recorder with all its label values has no further ones");
    }
    return below;
  }

  /** The recorder of the next label's value, which is this argument. */
  public OperationRecorder at(@Nullable Object argument) {
    OperationRecorder known = byLabel.get(argument);
    return known != null ? known : firstAt(argument);
  }

  private OperationRecorder firstAt(@Nullable Object argument) {
    OperationRecorder admitted = below().of(argument);
    wiring.writeEvents();
    return admitted;
  }

  /** The recorder of a value of the next label that could not be had. */
  public OperationRecorder unknown() {
    OperationRecorder unknown = below().ofValue(LabelValues.UNKNOWN);
    wiring.writeEvents();
    return unknown;
  }

  /** Whether it may be known by another argument, which it then is. */
  boolean takesKey() {
    return keys < MOST_KEYS && ++keys > 0;
  }

  @Override
  public void letGo(Ending ending) {
    leave(ending);
    refused.letGo(ending);
  }

  /** Lets go of cells that end, and leaves the tree if nothing is left; tells whether it has. */
  boolean leave(Ending ending) {
    return direct == null
        ? below().leave(ending, parent != null)
        : leaveLeaf(ending, direct, parent != null && !wiring.hasSeries(labels));
  }

  private boolean leaveLeaf(Ending ending, AttemptRecorder attempts, boolean all) {
    outcomes.letGo((outcome, cell) -> ending.takesOperations(cell, all, () -> cell(outcome)), all);
    attempts.letGo(ending, all);
    instances.letGo(ending, all);
    return all;
  }

  /** Whether the tree has let go of it. */
  boolean hasLeft() {
    return below == null ? outcomes.isClosed() : below.haveLeft();
  }

  /** The recorder of the same values that the tree has now. */
  OperationRecorder present() {
    OperationRecorder here = this;
    while (here.parent != null && here.hasLeft()) {
      ValueRecorders all = here.parent.present().below();
      here = here.labels.endsBeyond() ? all.overflow() : all.ofValue(here.labels.last());
    }
    return here;
  }

  /** Attempts that go to no instance. */
  public AttemptRecorder direct() {
    AttemptRecorder leaf = direct;
    if (leaf == null) {
      throw new IllegalStateException("Only a recorder with all its label values is recorded in");
    }
    return leaf;
  }

  /** Attempts that go to the instance of this address, if there were any. */
  public @Nullable AttemptRecorder known(Object address) {
    return instances.known(address);
  }

  /** Attempts that go to this instance. */
  public AttemptRecorder to(TrackedInstance instance) {
    AttemptRecorder known = instances.known(instance.address());
    return known != null ? known : instances.first(instance);
  }

  /** Attempts that go to this instance and are recorded as going to none. */
  public AttemptRecorder untracked(TrackedInstance instance) {
    AttemptRecorder fresh = new AttemptRecorder(wiring, this, instance);
    fresh.leaveTo(direct());
    return fresh;
  }

  /** Attempts that go to this instance, or to none. */
  AttemptRecorder attempts(@Nullable TrackedInstance instance) {
    return instance == null ? direct() : instances.present(instance);
  }

  /** An operation that ended this way, other than with a first success. */
  public void record(OperationOutcome outcome, long nanos) {
    record(outcome.attempts(), outcome.result(), outcome.errorType(), nanos);
  }

  /** An operation that succeeded with a later attempt, of which this is the number. */
  public void recordSuccess(int attempts, long nanos) {
    record(attempts, Result.VALUE_RETURNED, null, nanos);
  }

  /** An operation that failed with its last attempt, of which this is the number. */
  public void recordFailure(int attempts, Result result, String errorType, long nanos) {
    record(OperationOutcome.failed(attempts), result, errorType, nanos);
  }

  private void record(int attempts, Result result, @Nullable String errorType, long nanos) {
    Cell known = outcomes.get(attempts, result, errorType, false);
    Cell cell = known != null ? known : first(new OperationOutcome(attempts, result, errorType));
    if (errorType == null) {
      cell.record(nanos);
    } else {
      cell.recordFailed(nanos);
    }
  }

  private Cell first(OperationOutcome outcome) {
    Cell cell = cell(outcome);
    wiring.writeEvents();
    return cell;
  }

  /** The cell of an outcome, here or where the same values are recorded now. */
  private Cell cell(OperationOutcome outcome) {
    Cell here = outcomes.of(outcome);
    return here != null ? here : present().cell(outcome);
  }
}
