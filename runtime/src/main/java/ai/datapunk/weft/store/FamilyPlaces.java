package ai.datapunk.weft.store;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The places that a family has for label sets within the limits, and what is told of them. Those
 * whose labels are all closed have a place always. Thread-safe.
 */
final class FamilyPlaces {

  private final String family;
  private final LabelSetLimits limits;
  private final LimitTeller teller;

  /** How many label sets there are that do not count. */
  private final AtomicInteger closed = new AtomicInteger();

  FamilyPlaces(String family, LabelSetLimits limits, LimitTeller teller) {
    this.family = family;
    this.limits = limits;
    this.teller = teller;
  }

  /** Whether another label set that counts would have a place. */
  boolean haveRoom() {
    return limits.hasRoom(family);
  }

  /** Takes a place, unless there is none. */
  boolean take(boolean counts) {
    if (counts) {
      return limits.take(List.of(family));
    }
    closed.incrementAndGet();
    return true;
  }

  /** Gives a place back. */
  void give(boolean counts) {
    if (counts) {
      limits.give(family);
    } else {
      closed.decrementAndGet();
    }
  }

  /** Whether label sets are refused, and nothing was told of the family yet. */
  boolean isRefusalNews() {
    return !haveRoom() && teller.isNews();
  }

  /** Whether label sets are refused, which was told. */
  boolean isRefusalKnown() {
    return !haveRoom() && !teller.isNews();
  }

  /**
   * A label set was refused, which is told if it is news.
   *
   * @param open which of the labels grow
   * @param known the label sets that there are
   */
  void refused(FamilyLabels labels, List<String> open, Collection<List<String>> known) {
    if (isRefusalNews()) {
      teller.refused(limits, labels.names(), open, known);
    }
  }

  /** Tells if there are more label sets that do not count than the family is to have in all. */
  void tellIfBelow() {
    int known = closed.get();
    if (limits.isNewsBelow(family, known)) {
      teller.below(limits.ofFamilyAlone(family), known);
    }
  }
}
