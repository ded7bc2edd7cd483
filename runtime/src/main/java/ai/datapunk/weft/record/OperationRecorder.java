package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.LabelText;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The recorder of operations that have the same label values. A tree with a level for each label:
 * only its leaves are recorded in. Thread-safe.
 */
@SuppressWarnings("exports") // Woven code hands it on.
public final class OperationRecorder {

  /** How many arguments are known by themselves, on the average of all values that can be. */
  private static final int KEYS_OF_VALUE = 3;

  /** How many at most of one value: many can give the same one, such as all e-mail addresses. */
  private static final int MOST_KEYS = 100;

  /** How long a text is at most that is kept: it may be much longer than the value that it is. */
  private static final int LONGEST_KEY = 2 * LabelText.MAX_LENGTH;

  private final SeriesWiring wiring;
  private final ArgumentValues labels;
  private final @Nullable AttemptRecorder direct;
  private final ArgumentTable<AttemptRecorder> byInstance = new ArgumentTable<>();
  private final ArgumentTable<OperationRecorder> byLabel = new ArgumentTable<>();
  private final OutcomeCells<OperationOutcome> outcomes = new OutcomeCells<>();

  /** Of label sets that a limit refuses: as many as there are combinations of closed labels. */
  private final Map<ArgumentValues, OperationRecorder> refused;

  private volatile @Nullable OperationRecorder overflow;

  /** How many arguments it is known by, roughly: threads that meet may count one for two. */
  private int keys;

  /** The recorder of all operations of a method; of one with labels, the root of the tree. */
  public OperationRecorder(SeriesWiring wiring) {
    this(wiring, ArgumentValues.NONE, new ConcurrentHashMap<>());
  }

  private OperationRecorder(
      SeriesWiring wiring, ArgumentValues labels, Map<ArgumentValues, OperationRecorder> refused) {
    this.wiring = wiring;
    this.labels = labels;
    this.refused = refused;
    this.direct = isLeaf(labels) ? new AttemptRecorder(wiring, labels, null) : null;
    if (direct != null) {
      direct.exposeZeros();
    }
  }

  private boolean isLeaf(ArgumentValues values) {
    CustomHistogramSeries custom = wiring.custom();
    return custom == null || custom.isComplete(values);
  }

  /** The recorder of the next label's value, which is this argument. */
  public OperationRecorder at(@Nullable Object argument) {
    OperationRecorder known = byLabel.get(argument);
    return known != null ? known : admit(argument);
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
    return byLabel.putIfAbsent(key, recorder);
  }

  private CustomHistogramSeries custom() {
    CustomHistogramSeries custom = wiring.custom();
    if (custom == null) {
      throw new IllegalStateException("A method without labels has no label values");
    }
    return custom;
  }

  private OperationRecorder ofValue(String value) {
    if (!custom().admits(labels.values().size(), value)) {
      return overflow();
    }
    OperationRecorder known = byLabel.get(value);
    if (known != null) {
      return known;
    }
    ArgumentValues wanted = labels.and(value);
    ArgumentValues place = place(wanted);
    return place.equals(wanted)
        ? byLabel.putIfAbsent(value, new OperationRecorder(wiring, wanted, refused))
        : refusedAt(place);
  }

  private ArgumentValues place(ArgumentValues wanted) {
    return isLeaf(wanted) ? custom().place(wanted) : wanted;
  }

  private OperationRecorder refusedAt(ArgumentValues place) {
    OperationRecorder known = refused.get(place);
    if (known != null) {
      return known;
    }
    OperationRecorder fresh = new OperationRecorder(wiring, place, refused);
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
    return ofValue(LabelValues.UNKNOWN);
  }

  /** The recorder of the next label's values that are not admitted. */
  OperationRecorder overflow() {
    OperationRecorder known = overflow;
    return known != null ? known : createOverflow();
  }

  private synchronized OperationRecorder createOverflow() {
    OperationRecorder known = overflow;
    if (known == null) {
      ArgumentValues wanted = labels.andOther();
      ArgumentValues place = place(wanted);
      known =
          place.equals(wanted) ? new OperationRecorder(wiring, wanted, refused) : refusedAt(place);
      overflow = known;
    }
    return known;
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
    return byInstance.get(address);
  }

  /** Attempts that go to this instance. */
  public AttemptRecorder to(TrackedInstance instance) {
    AttemptRecorder known = byInstance.get(instance.address());
    return known != null ? known : admit(instance);
  }

  private AttemptRecorder admit(TrackedInstance instance) {
    AttemptRecorder fresh = new AttemptRecorder(wiring, labels, instance);
    if (!instance.attach(
        fresh::exposeZeros, leaving(new WeakReference<>(this), new WeakReference<>(fresh)))) {
      return untracked(fresh);
    }
    AttemptRecorder admitted =
        byInstance.putIfAbsent(instance.address(), instance.addressHash(), fresh);
    if (fresh.hasLeft()) {
      byInstance.remove(fresh);
    }
    return admitted;
  }

  /** Attempts that go to this instance and are recorded as going to none. */
  public AttemptRecorder untracked(TrackedInstance instance) {
    return untracked(new AttemptRecorder(wiring, labels, instance));
  }

  private AttemptRecorder untracked(AttemptRecorder fresh) {
    fresh.leaveTo(direct());
    return fresh;
  }

  /** Weak, for an instance may outlive the application whose calls are recorded here. */
  private static Consumer<@Nullable TrackedInstance> leaving(
      WeakReference<OperationRecorder> from, WeakReference<AttemptRecorder> recorder) {
    return heir -> {
      OperationRecorder operation = from.get();
      AttemptRecorder known = recorder.get();
      if (operation != null && known != null) {
        operation.forget(known, heir);
      }
    };
  }

  private void forget(AttemptRecorder recorder, @Nullable TrackedInstance heir) {
    recorder.leaveTo(heir == null ? direct() : ofHeir(heir));
    byInstance.remove(recorder);
  }

  /** {@link #to}, without looking up the address, whose own code would run for others' locks. */
  private AttemptRecorder ofHeir(TrackedInstance heir) {
    AttemptRecorder known = byInstance.find(each -> each.instance() == heir);
    return known != null ? known : admit(heir);
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
    Cell cell = known != null ? known : cell(new OperationOutcome(attempts, result, errorType));
    if (errorType == null) {
      cell.record(nanos);
    } else {
      cell.recordFailed(nanos);
    }
  }

  /** The cell of an outcome that is not known by itself, or not yet. */
  private Cell cell(OperationOutcome outcome) {
    OperationOutcome key = wiring.key(outcome);
    Cell known = find(key);
    return known != null ? known : createCell(key, outcome);
  }

  private @Nullable Cell find(OperationOutcome key) {
    return outcomes.get(key.attempts(), key.result(), key.errorType(), false);
  }

  private synchronized Cell createCell(OperationOutcome key, OperationOutcome outcome) {
    Cell known = find(key);
    if (known != null) {
      return known;
    }
    Cell cell = wiring.operation(outcome, labels);
    outcomes.put(key, cell);
    return cell;
  }
}
