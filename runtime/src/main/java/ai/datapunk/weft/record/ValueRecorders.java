package ai.datapunk.weft.record;

import ai.datapunk.weft.store.Ending;
import ai.datapunk.weft.store.LabelText;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The recorders of the values that a label has, below those of the labels before it: a branch of a
 * method's tree. Thread-safe.
 */
final class ValueRecorders {

  /** How many arguments are known by themselves, on the average of all values that can be. */
  private static final int KEYS_OF_VALUE = 3;

  /** How long a text is at most that is kept: it may be much longer than the value that it is. */
  private static final int LONGEST_KEY = 2 * LabelText.MAX_LENGTH;

  private final SeriesWiring wiring;
  private final CustomLabels custom;
  private final OperationRecorder above;
  private final RefusedRecorders refused;
  private final int label;
  private final ArgumentTable<OperationRecorder> byLabel = new ArgumentTable<>();
  private volatile @Nullable OperationRecorder overflow;

  /** Whether the tree has let go of them. Written under the lock. */
  private volatile boolean left;

  /**
   * None yet.
   *
   * @param above the recorder of the values before
   */
  ValueRecorders(
      SeriesWiring wiring, CustomLabels custom, OperationRecorder above, RefusedRecorders refused) {
    this.wiring = wiring;
    this.custom = custom;
    this.above = above;
    this.refused = refused;
    this.label = above.labels().values().size();
  }

  /** By arguments, and by their texts. */
  ArgumentTable<OperationRecorder> table() {
    return byLabel;
  }

  /** Whether the tree has let go of them. */
  boolean haveLeft() {
    return left;
  }

  /**
   * The recorder of an argument's value. The argument is known by itself only if equal arguments
   * give equal values, else by its text; how many are is bounded.
   */
  OperationRecorder of(@Nullable Object argument) {
    String text = CustomLabels.text(argument);
    boolean byItself = isValue(argument);
    OperationRecorder known = byItself ? null : byLabel.get(text);
    return known != null ? known : of(text, byItself ? argument : text);
  }

  private OperationRecorder of(@Nullable String text, @Nullable Object key) {
    OperationRecorder recorder = ofValue(custom.value(label, text));
    if (recorder.labels().overflow()
        || byLabel.size() >= KEYS_OF_VALUE * custom.most(label)
        || (key instanceof String string && string.length() > LONGEST_KEY)
        || !recorder.takesKey()) {
      return recorder;
    }
    OperationRecorder kept = keep(key, recorder);
    return kept != null ? kept : recorder;
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

  /** The recorder of a value. */
  OperationRecorder ofValue(String value) {
    if (left) {
      return present().ofValue(value);
    }
    if (!custom.admits(label, value)) {
      return overflow();
    }
    OperationRecorder known = byLabel.get(value);
    if (known != null && !known.hasLeft()) {
      return known;
    }
    ArgumentValues wanted = above.labels().and(value);
    ArgumentValues place = place(wanted);
    if (!place.equals(wanted)) {
      return refused.at(place);
    }
    OperationRecorder kept = keep(value, new OperationRecorder(wiring, wanted, above, refused));
    return kept != null ? kept : present().ofValue(value);
  }

  /** Those that the tree has now for the same label. */
  private ValueRecorders present() {
    return above.present().below();
  }

  /**
   * Keeps a recorder by this argument, unless there is one: gives the one that there is then; null
   * if the tree has let go of either.
   */
  private synchronized @Nullable OperationRecorder keep(
      @Nullable Object argument, OperationRecorder fresh) {
    if (left || fresh.hasLeft()) {
      return null;
    }
    OperationRecorder known = byLabel.get(argument);
    if (known != null && known.hasLeft()) {
      byLabel.removeAll(Set.of(known));
    }
    return byLabel.putIfAbsent(argument, fresh);
  }

  private ArgumentValues place(ArgumentValues wanted) {
    return custom.isComplete(wanted) ? custom.place(wanted) : wanted;
  }

  /** The recorder of the values that are not admitted. */
  OperationRecorder overflow() {
    OperationRecorder known = overflow;
    if (known != null && !known.hasLeft()) {
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
    if (known == null || known.hasLeft()) {
      ArgumentValues wanted = above.labels().andOther();
      ArgumentValues place = place(wanted);
      known =
          place.equals(wanted)
              ? new OperationRecorder(wiring, wanted, above, refused)
              : refused.at(place);
      overflow = known;
    }
    return known;
  }

  /**
   * Lets go of cells that end, and of the recorders that have none left.
   *
   * @param canLeave whether the tree lets go of these if nothing is left; tells whether it has
   */
  boolean leave(Ending ending, boolean canLeave) {
    Set<OperationRecorder> gone = new HashSet<>();
    for (OperationRecorder child : byLabel.values()) {
      if (child.leave(ending)) {
        gone.add(child);
      }
    }
    OperationRecorder beyond = overflow;
    if (beyond != null && beyond.isBelow(above)) {
      beyond.leave(ending);
    }
    synchronized (this) {
      if (!gone.isEmpty()) {
        byLabel.removeAll(gone);
      }
      beyond = overflow;
      // One of label sets that a limit refuses is not this one's.
      boolean alone = beyond == null || beyond.hasLeft() || !beyond.isBelow(above);
      left = canLeave && alone && byLabel.size() == 0;
      return left;
    }
  }
}
