package ai.datapunk.weft.guard;

import ai.datapunk.weft.contract.StrategyNames;
import org.jspecify.annotations.Nullable;

/**
 * The order in which one method picks. Weft's own strategies take turns for each method by itself:
 * where a request calls two methods and there are two instances, a turn that both share would send
 * all calls of one method to one instance. A custom strategy is one for the whole service.
 * Thread-safe. Internal: it may change in any release.
 */
public final class PickOrder {

  private final String strategy;
  private final boolean isOwn;
  private volatile @Nullable GuardedStrategy own;

  /** The order of a strategy of this name, from its beginning. */
  public PickOrder(String strategy) {
    this.strategy = strategy;
    this.isOwn = StrategyNames.ALL.contains(strategy);
  }

  String strategy() {
    return strategy;
  }

  /** Whether the order is the method's own. */
  boolean isOwn() {
    return isOwn;
  }

  @Nullable GuardedStrategy own() {
    return own;
  }

  void own(GuardedStrategy created) {
    own = created;
  }
}
