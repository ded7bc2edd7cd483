package ai.datapunk.weft.record;

import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.LabelText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The recorder of operations that have the same label values. A tree with a level for each label:
 * only its leaves are recorded in. Thread-safe.
 */
@SuppressWarnings("exports") // Woven code hands it on.
public final class OperationRecorder {

  private final SeriesWiring wiring;
  private final ArgumentValues labels;
  private final @Nullable AttemptRecorder direct;
  private final ArgumentTable<AttemptRecorder> byInstance = new ArgumentTable<>();
  private final ArgumentTable<OperationRecorder> byLabel = new ArgumentTable<>();
  private final Map<OperationOutcome, Cell> outcomes = new ConcurrentHashMap<>();
  private volatile @Nullable OperationRecorder overflow;

  public OperationRecorder(SeriesWiring wiring, ArgumentValues labels) {
    this.wiring = wiring;
    this.labels = labels;
    CustomHistogramSeries custom = wiring.custom();
    boolean leaf = custom == null || custom.labels().size() == labels.values().size();
    this.direct = leaf ? new AttemptRecorder(wiring, labels, null) : null;
    if (direct != null) {
      direct.exposeZeros();
    }
  }

  /** The recorder of the next label's value, which is this argument. */
  public OperationRecorder at(@Nullable Object argument) {
    OperationRecorder known = byLabel.get(argument);
    return known != null ? known : admit(argument);
  }

  /**
   * An argument is known by itself only if equal arguments give equal values, and no others give
   * the same: the limit on values then limits the arguments that are known.
   */
  private OperationRecorder admit(@Nullable Object argument) {
    CustomHistogramSeries custom = wiring.custom();
    if (custom == null) {
      throw new IllegalStateException("A method without labels has no label values");
    }
    int label = labels.values().size();
    String written = labelValue(argument);
    String value = custom.shown(label, written);
    if (!custom.admits(label, value)) {
      if (!labels.values().contains(CustomHistogramSeries.OTHER)) {
        custom.overflowed();
      }
      return overflow();
    }
    OperationRecorder known = byLabel.get(value);
    OperationRecorder recorder =
        known != null
            ? known
            : byLabel.putIfAbsent(value, new OperationRecorder(wiring, labels.and(value)));
    return isValue(argument, written) ? byLabel.putIfAbsent(argument, recorder) : recorder;
  }

  private static boolean isValue(@Nullable Object argument, String written) {
    return argument == null
        || (argument instanceof String text && text.equals(written))
        || argument instanceof Enum<?>
        || argument instanceof Boolean
        || argument instanceof Character
        || argument instanceof Integer
        || argument instanceof Long;
  }

  /** The recorder of the next label's values that are not admitted. */
  public synchronized OperationRecorder overflow() {
    OperationRecorder known = overflow;
    if (known == null) {
      known = new OperationRecorder(wiring, labels.and(CustomHistogramSeries.OTHER));
      overflow = known;
    }
    return known;
  }

  private static String labelValue(@Nullable Object argument) {
    return argument instanceof Enum<?> constant
        ? constant.name()
        : LabelText.valid(LabelText.withoutUserInfo(String.valueOf(argument)));
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
    if (!instance.attach(fresh::exposeZeros, heir -> forget(fresh, heir))) {
      return unknown(fresh);
    }
    AttemptRecorder admitted =
        byInstance.putIfAbsent(instance.address(), instance.addressHash(), fresh);
    if (fresh.hasLeft()) {
      byInstance.remove(fresh);
    }
    return admitted;
  }

  /** Attempts that go to this instance and are recorded as going to none. */
  public AttemptRecorder unknown(TrackedInstance instance) {
    return unknown(new AttemptRecorder(wiring, labels, instance));
  }

  private AttemptRecorder unknown(AttemptRecorder fresh) {
    fresh.leaveTo(direct());
    return fresh;
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
    Cell cell = outcomes.computeIfAbsent(outcome, fresh -> wiring.operation(fresh, labels));
    if (outcome.errorType() == null) {
      cell.record(nanos);
    } else {
      cell.recordFailed(nanos);
    }
  }
}
