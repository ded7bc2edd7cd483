package ai.datapunk.weft.audit;

import ai.datapunk.weft.time.Ticker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The events of an audit, to the logger {@value #LOGGER}: as key-value pairs, or each as a line of
 * JSON. Of each kind of event at most {@value #MOST_PER_SECOND} are written in a second; the next
 * that is has a field {@code left_out} with the number of those that were not. Thread-safe.
 */
public final class AuditLog {

  /** The name of the logger. */
  public static final String LOGGER = "ai.datapunk.weft.audit";

  static final int MOST_PER_SECOND = 10;

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  private final Ticker ticker;
  private final boolean asJson;
  private final Map<String, EventRate> rates = new ConcurrentHashMap<>();

  /**
   * A log of events.
   *
   * @param asJson whether the message is a JSON object with all that is said, for logs that leave
   *     out key-value pairs
   */
  public AuditLog(Ticker ticker, boolean asJson) {
    this.ticker = ticker;
    this.asJson = asJson;
  }

  /** Writes an event, unless there are too many of its kind. */
  public void write(AuditEvent event) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    int leftOut =
        rates.computeIfAbsent(event.name(), kind -> new EventRate()).admit(ticker.nanoTime());
    if (leftOut < 0) {
      return;
    }
    AuditEvent written = leftOut == 0 ? event : event.with("left_out", leftOut);
    if (asJson) {
      LOG.info(JsonLine.of(written));
    } else {
      LoggingEventBuilder line = LOG.atInfo().addKeyValue("event", written.name());
      for (Map.Entry<String, Object> field : written.fields().entrySet()) {
        line = line.addKeyValue(field.getKey(), field.getValue());
      }
      line.log(written.name());
    }
  }
}
