package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import java.util.List;

/** The series of instances, which come and go. Thread-safe. */
public final class InstanceSeries {

  private final FamilyTables tables;
  private final RetiredInstances retired;
  private final StoreCollector collector;

  InstanceSeries(FamilyTables tables, RetiredInstances retired, StoreCollector collector) {
    this.tables = tables;
    this.retired = retired;
    this.collector = collector;
  }

  /** Whether all these gauges have a place within the limits, which they take, or none does. */
  public boolean admitGauges(List<String> labelValues, Family... families) {
    return tables.admitGauges(LabelText.valid(labelValues), families);
  }

  /**
   * Ends all series of an instance that is gone. Its calls in flight still count for its service
   * and operation when they end.
   */
  public void retire(String service, String instance) {
    retired.add(service, instance);
    collector.shownChanged();
  }

  /** Goes on with the series of an instance that is back, where they ended. */
  public void revive(String service, String instance) {
    retired.remove(service, instance);
    collector.shownChanged();
  }

  /**
   * Forgets an instance that is gone for good: if it comes back, its series begin at 0. Its cells
   * are to be {@linkplain Cells#fold folded} before.
   */
  public void forget(String service, String instance) {
    tables.forget(service, instance);
    retired.remove(service, instance);
  }

  /** Lets go of the cells that were folded; the next scrape does so as well. Never waits. */
  public void tidy() {
    collector.tidy();
  }
}
