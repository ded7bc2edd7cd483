package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import ai.datapunk.weft.contract.LabelValues;
import java.util.List;
import java.util.Set;

/** Which labels of a family are open: nothing bounds what values they take, but for a limit. */
@FunctionalInterface
interface Openness {

  /** Where annotations name services and operations. */
  Openness DECLARED =
      (label, value) ->
          label.equals(SeriesTable.ERROR_TYPE)
              ? !value.equals(LabelValues.UNWANTED_RESULT)
              : label.equals(RetiredInstances.INSTANCE);

  /** Where code names everything, but for what only Weft itself has names for. */
  Openness NAMED_BY_CODE = (label, value) -> !Enumerated.LABELS.contains(label);

  /** Where servers name the paths of their requests, and Weft bounds the rest. */
  Openness SERVED = (label, value) -> label.equals("path");

  /** That of a family whose series code names. */
  static Openness named(Family family) {
    return FamilyGroup.HTTP_SERVER.families().contains(family) ? SERVED : NAMED_BY_CODE;
  }

  /** Whether it is one of {@link #named}. */
  static boolean isNamed(Openness openness) {
    return openness == NAMED_BY_CODE || openness == SERVED;
  }

  /** Whether the label is open, and this not one of the values of it that are known in advance. */
  boolean isOpen(String label, String value);

  /** The same, where what is beyond a limit has its place already. */
  default boolean counts(String label, String value) {
    return !value.equals(LabelValues.OTHER) && isOpen(label, value);
  }

  /**
   * Whether a series may end because of the label when nobody touches it. What error types have
   * been there is kept, and what is recorded together has no end.
   */
  default boolean mayEnd(String label, String value) {
    return !label.equals(SeriesTable.ERROR_TYPE) && counts(label, value);
  }

  /** Whether a label set has its place among the values of its labels, which it takes. */
  default boolean hold(List<String> labelNames, List<String> values) {
    return true;
  }

  /** The labels whose values are all known. */
  final class Enumerated {

    static final Set<String> LABELS =
        Set.of("status", "retried", "result", "state", "from_state", "to_state");

    private Enumerated() {}
  }
}
