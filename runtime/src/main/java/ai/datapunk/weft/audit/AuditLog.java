package ai.datapunk.weft.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The events of an audit, to the logger {@value #LOGGER}: a message with key-value pairs or, where
 * the system property {@value #FORMAT_KEY} is {@code json}, a line of JSON. Thread-safe.
 */
public final class AuditLog {

  /** The name of the logger. */
  public static final String LOGGER = "ai.datapunk.weft.audit";

  /**
   * The logger of scrapes that were answered, below the other one: they come several times a
   * minute, and somebody may want to turn them down alone.
   */
  public static final String SCRAPES_LOGGER = LOGGER + ".scrape";

  /** The name of the system property that chooses the format. */
  public static final String FORMAT_KEY = "weft.audit.format";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final Logger SCRAPES = LoggerFactory.getLogger(SCRAPES_LOGGER);
  private static final AuditLog SHARED =
      new AuditLog(Clock.systemUTC(), "json".equals(System.getProperty(FORMAT_KEY)));

  private final Clock clock;
  private final boolean asJson;

  AuditLog(Clock clock, boolean asJson) {
    this.clock = clock;
    this.asJson = asJson;
  }

  /** The one of this JVM. */
  public static AuditLog shared() {
    return SHARED;
  }

  /** Writes an event. */
  public void write(AuditEvent event) {
    write(LOG, event);
  }

  /** Writes that a scrape was answered. */
  public void writeScrape(AuditEvent event) {
    write(SCRAPES, event);
  }

  private void write(Logger log, AuditEvent event) {
    if (!log.isEnabledForLevel(event.level())) {
      return;
    }
    if (asJson) {
      log.atLevel(event.level())
          .log(JsonLine.of(event, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    } else {
      LoggingEventBuilder line =
          log.makeLoggingEventBuilder(event.level()).addKeyValue("event", event.name());
      for (Map.Entry<String, Object> field : event.fields().entrySet()) {
        line = line.addKeyValue(field.getKey(), field.getValue());
      }
      line.log(event.message());
    }
  }
}
