package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.CellHolder;
import ai.datapunk.weft.store.Ending;
import ai.datapunk.weft.store.LabelText;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The recorder of operations that have the same label values. A tree with a level for each label:
 * only its leaves are recorded in. A leaf whose series has ended leaves the tree, and has another
 * one record what calls in flight still give it. Thread-safe.
 */
@SuppressWarnings("exports") // Woven code hands it on.
public final class OperationRecorder implements CellHolder {

  /** How many arguments are known by themselves, on the average of all values that can be. */
  private static final int KEYS_OF_VALUE = 3;

  /** How many at most of one value: many can give the same one, such as all e-mail addresses. */
  private static final int MOST_KEYS = 100;

  /** How long a text is at most that is kept: it may be much longer than the value that it is. */
  private static final int LONGEST_KEY = 2 * LabelText.MAX_LENGTH;

  private final SeriesWiring wiring;
  private final ArgumentValues labels;

  /** Of the values before the last one; null of the root, and of what is never left. */
  private final @Nullable OperationRecorder parent;

  private final @Nullable AttemptRecorder direct;
  private final InstanceRecorders instances;
  private final ArgumentTable<OperationRecorder> byLabel = new ArgumentTable<>();
  private final OutcomeCells<OperationOutcome> outcomes = new OutcomeCells<>();

  /** Of label sets that a limit refuses: as many as there are combinations of closed labels. */
  private final Map<ArgumentValues, OperationRecorder> refused;

  private volatile @Nullable OperationRecorder overflow;

  /** How many arguments it is known by, roughly: threads that meet may count one for two. */
  private int keys;

  /** Whether the tree has let go of it. Written under the lock. */
  private volatile boolean left;

  private OperationRecorder(
      SeriesWiring wiring,
      ArgumentValues labels,
      @Nullable OperationRecorder parent,
      Map<ArgumentValues, OperationRecorder> refused) {
    this(wiring, labels, parent, refused, true);
  }

  private OperationRecorder(
      SeriesWiring wiring,
      ArgumentValues labels,
      @Nullable OperationRecorder parent,
      Map<ArgumentValues, OperationRecorder> refused,
      boolean exposed) {
    this.wiring = wiring;
    this.labels = labels;
    this.parent = parent;
    this.refused = refused;
    this.instances = new InstanceRecorders(wiring, this);
    this.direct = isLeaf(labels) ? new AttemptRecorder(wiring, this, null) : null;
    if (direct != null && exposed) {
      direct.exposeZeros();
    }
  }

  /** The recorder of all operations of a method; of one with labels, the root of the tree. */
  public static OperationRecorder root(SeriesWiring wiring) {
    OperationRecorder root =
        new OperationRecorder(wiring, ArgumentValues.NONE, null, new ConcurrentHashMap<>());
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
    return new OperationRecorder(wiring, unknown, null, Map.of(), false);
  }

  private boolean isLeaf(ArgumentValues values) {
    CustomHistogramSeries custom = wiring.custom();
    return custom == null || custom.isComplete(values);
  }

  ArgumentValues labels() {
    return labels;
  }

  /** The recorder of the next label's value, which is this argument. */
  public OperationRecorder at(@Nullable Object argument) {
    OperationRecorder known = byLabel.get(argument);
    return known != null ? known : firstAt(argument);
  }

  private OperationRecorder firstAt(@Nullable Object argument) {
    OperationRecorder admitted = admit(argument);
    wiring.writeEvents();
    return admitted;
  }

  /**
   * An argument is known by itself only if equal arguments give equal values, else by its text; how
   * many are is bounded.
   */
  private OperationRecorder admit(@Nullable Object argument) {
    String text = CustomHistogramSeries.text(argument);
    boolean byItself = isValue(argument);
    OperationRecorder known = byItself ? null : byLabel.get(text);
    return known != null ? known : admit(text, byItself ? argument : text);
  }

  private OperationRecorder admit(@Nullable String text, @Nullable Object key) {
    CustomHistogramSeries custom = custom();
    int label = labels.values().size();
    OperationRecorder recorder = ofValue(custom.value(label, text));
    if (recorder.labels.overflow()
        || recorder.keys >= MOST_KEYS
        || byLabel.size() >= KEYS_OF_VALUE * custom.most(label)
        || (key instanceof String string && string.length() > LONGEST_KEY)) {
      return recorder;
    }
    recorder.keys++;
    OperationRecorder kept = keep(key, recorder);
    return kept != null ? kept : recorder;
  }

  private CustomHistogramSeries custom() {
    CustomHistogramSeries custom = wiring.custom();
    if (custom == null) {
      throw new IllegalStateException("A method without labels has no label values");
    }
    return custom;
  }

  private OperationRecorder ofValue(String value) {
    if (left) {
      return present().ofValue(value);
    }
    if (!custom().admits(labels.values().size(), value)) {
      return overflow();
    }
    OperationRecorder known = byLabel.get(value);
    if (known != null && !known.left) {
      return known;
    }
    ArgumentValues wanted = labels.and(value);
    ArgumentValues place = place(wanted);
    if (!place.equals(wanted)) {
      return refusedAt(place);
    }
    OperationRecorder kept = keep(value, new OperationRecorder(wiring, wanted, this, refused));
    return kept != null ? kept : present().ofValue(value);
  }

  /**
   * Keeps a recorder by this argument, unless there is one: gives the one that there is then; null
   * if the tree has let go of either.
   */
  private synchronized @Nullable OperationRecorder keep(
      @Nullable Object argument, OperationRecorder fresh) {
    if (left || fresh.left) {
      return null;
    }
    OperationRecorder known = byLabel.get(argument);
    if (known != null && known.left) {
      byLabel.removeAll(Set.of(known));
    }
    return byLabel.putIfAbsent(argument, fresh);
  }

  private ArgumentValues place(ArgumentValues wanted) {
    return isLeaf(wanted) ? custom().place(wanted) : wanted;
  }

  private OperationRecorder refusedAt(ArgumentValues place) {
    OperationRecorder known = refused.get(place);
    if (known != null) {
      return known;
    }
    OperationRecorder fresh = new OperationRecorder(wiring, place, null, refused);
    OperationRecorder first = refused.putIfAbsent(place, fresh);
    return first == null ? fresh : first;
  }

  private static boolean isValue(@Nullable Object argument) {
    return argument == null
        || argument instanceof String
        || argument instanceof Enum<?>
        || argument instanceof Boolean
        || argument instanceof Character
        || argument instanceof Integer
        || argument instanceof Long;
  }

  /** The recorder of a value of the next label that could not be had. */
  public OperationRecorder unknown() {
    OperationRecorder unknown = ofValue(LabelValues.UNKNOWN);
    wiring.writeEvents();
    return unknown;
  }

  /** The recorder of the next label's values that are not admitted. */
  OperationRecorder overflow() {
    OperationRecorder known = overflow;
    if (known != null && !known.left) {
      return known;
    }
    OperationRecorder here = overflowHere();
    return here != null ? here : present().overflow();
  }

  private synchronized @Nullable OperationRecorder overflowHere() {
    if (left) {
      return null;
    }
    OperationRecorder known = overflow;
    if (known == null || known.left) {
      ArgumentValues wanted = labels.andOther();
      ArgumentValues place = place(wanted);
      known =
          place.equals(wanted)
              ? new OperationRecorder(wiring, wanted, this, refused)
              : refusedAt(place);
      overflow = known;
    }
    return known;
  }

  @Override
  public void letGo(Ending ending) {
    leave(ending);
    refused.values().forEach(each -> each.leave(ending));
  }

  /** Lets go of cells that end, and leaves the tree if nothing is left; tells whether it has. */
  private boolean leave(Ending ending) {
    return direct == null ? leaveBranch(ending) : leaveLeaf(ending, direct);
  }

  private boolean leaveBranch(Ending ending) {
    Set<OperationRecorder> gone = new HashSet<>();
    for (OperationRecorder child : byLabel.values()) {
      if (child.leave(ending)) {
        gone.add(child);
      }
    }
    OperationRecorder beyond = overflow;
    if (beyond != null && beyond.parent == this) {
      beyond.leave(ending);
    }
    synchronized (this) {
      if (!gone.isEmpty()) {
        byLabel.removeAll(gone);
      }
      beyond = overflow;
      // One of label sets that a limit refuses is not this one's.
      boolean alone = beyond == null || beyond.left || beyond.parent != this;
      left = parent != null && alone && byLabel.size() == 0;
      return left;
    }
  }

  private boolean leaveLeaf(Ending ending, AttemptRecorder attempts) {
    boolean all = parent != null && !custom().has(labels);
    synchronized (this) {
      left = all;
      outcomes.removeIf((outcome, cell) -> ending.takesOperations(cell, all, () -> cell(outcome)));
    }
    attempts.letGo(ending, all);
    instances.letGo(ending, all);
    return all;
  }

  /** The recorder of the same values that the tree has now. */
  OperationRecorder present() {
    OperationRecorder here = this;
    while (here.left && here.parent != null) {
      OperationRecorder above = here.parent.present();
      String value = here.labels.values().get(here.labels.values().size() - 1);
      boolean beyond = here.labels.overflow() && value.equals(LabelValues.OTHER);
      here = beyond ? above.overflow() : above.ofValue(value);
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
    return known != null ? known : firstTo(instance);
  }

  private AttemptRecorder firstTo(TrackedInstance instance) {
    AttemptRecorder admitted = admitted(instance);
    wiring.writeEvents();
    return admitted;
  }

  private AttemptRecorder admitted(TrackedInstance instance) {
    AttemptRecorder here = instances.to(instance);
    return here != null ? here : present().admitted(instance);
  }

  /** Attempts that go to this instance and are recorded as going to none. */
  public AttemptRecorder untracked(TrackedInstance instance) {
    AttemptRecorder fresh = new AttemptRecorder(wiring, this, instance);
    fresh.leaveTo(direct());
    return fresh;
  }

  /** Attempts that go to this instance, or to none. */
  AttemptRecorder attempts(@Nullable TrackedInstance instance) {
    return instance == null ? direct() : admitted(instance);
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

  /** The cell of an outcome that is not known by itself, or not yet. */
  private Cell cell(OperationOutcome outcome) {
    OperationOutcome key = wiring.key(outcome);
    boolean shares = !key.equals(outcome) && outcomes.canShare() && !wiring.namesError(outcome);
    Cell known = shares ? null : find(key);
    return known != null ? known : createCell(key, outcome, shares);
  }

  private @Nullable Cell find(OperationOutcome key) {
    return outcomes.get(key.attempts(), key.result(), key.errorType(), false);
  }

  private Cell createCell(OperationOutcome key, OperationOutcome outcome, boolean shares) {
    Cell here = cellHere(key, outcome, shares);
    return here != null ? here : present().cell(outcome);
  }

  /**
   * Makes the cell, or finds it.
   *
   * @param shares whether the outcome is to be known by itself from now on, beside its key
   */
  private synchronized @Nullable Cell cellHere(
      OperationOutcome key, OperationOutcome outcome, boolean shares) {
    Cell cell = find(key);
    if (cell == null) {
      if (left) {
        return null;
      }
      cell = wiring.operation(outcome, labels);
      outcomes.put(key, cell);
    }
    if (shares && find(outcome) == null) {
      outcomes.share(outcome, cell);
    }
    return cell;
  }
}
