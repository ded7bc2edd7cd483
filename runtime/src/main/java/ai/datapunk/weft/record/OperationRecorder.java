package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.store.Cell;
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

  /** How many arguments are known by themselves for each value, the value itself included. */
  private static final int KEYS_OF_VALUE = 3;

  private final SeriesWiring wiring;
  private final ArgumentValues labels;
  private final @Nullable AttemptRecorder direct;
  private final ArgumentTable<AttemptRecorder> byInstance = new ArgumentTable<>();
  private final ArgumentTable<OperationRecorder> byLabel = new ArgumentTable<>();
  private final Map<OperationOutcome, Cell> outcomes = new ConcurrentHashMap<>();

  /** Of label sets that a limit refuses: as many as there are combinations of closed labels. */
  private final Map<ArgumentValues, OperationRecorder> refused;

  private volatile @Nullable OperationRecorder overflow;

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
   * An argument is known by itself only if equal arguments give equal values; how many are is
   * bounded, for many can give the same one.
   */
  private OperationRecorder admit(@Nullable Object argument) {
    CustomHistogramSeries custom = custom();
    int label = labels.values().size();
    OperationRecorder recorder = ofValue(custom.value(label, argument));
    return !recorder.labels.overflow()
            && isValue(argument)
            && byLabel.size() < KEYS_OF_VALUE * custom.most(label)
        ? byLabel.putIfAbsent(argument, recorder)
        : recorder;
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

  public void record(OperationOutcome outcome, long nanos) {
    Cell known = outcomes.get(outcome);
    Cell cell = known != null ? known : cell(outcome);
    if (outcome.errorType() == null) {
      cell.record(nanos);
    } else {
      cell.recordFailed(nanos);
    }
  }

  private Cell cell(OperationOutcome outcome) {
    return outcomes.computeIfAbsent(wiring.key(outcome), key -> wiring.operation(outcome, labels));
  }
}
