package ai.datapunk.weft.audit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Events that others can cause as often as they like: at most {@value #MOST_PER_SECOND} of a name
 * are written in a second. The next that is written has the number of those that were not as {@code
 * left_out}. Thread-safe.
 */
public final class LimitedAudit {

  static final int MOST_PER_SECOND = 10;

  private final AuditLog log;
  private final LongSupplier ticker;
  private final Map<String, EventRate> rates = new ConcurrentHashMap<>();

  LimitedAudit(AuditLog log, LongSupplier ticker) {
    this.log = log;
    this.ticker = ticker;
  }

  /** One that writes to the log of this JVM. */
  public static LimitedAudit ofThisJvm() {
    return new LimitedAudit(AuditLog.shared(), System::nanoTime);
  }

  /** Writes an event, unless there were too many of its name. */
  public void write(AuditEvent event) {
    write(event, log::write);
  }

  /** Writes that a scrape was answered, unless there were too many. */
  public void writeScrape(AuditEvent event) {
    write(event, log::writeScrape);
  }

  private void write(AuditEvent event, Consumer<AuditEvent> to) {
    int leftOut =
        rates.computeIfAbsent(event.name(), name -> new EventRate()).admit(ticker.getAsLong());
    if (leftOut >= 0) {
      to.accept(leftOut == 0 ? event : event.with("left_out", leftOut));
    }
  }
}
