package ai.datapunk.weft.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How events are written, and how many. */
class AuditLogTest {

  private static final AuditEvent SCRAPE =
      AuditEvent.of("scrape", "A scrape")
          .with("principal", "grafana")
          .with("status", 200)
          .with("nothing", null);

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05.678901Z"), ZoneOffset.UTC);

  private final ManualTicker ticker = new ManualTicker();

  @Test
  void writesKeysAndValues() {
    assertThat(lines(false, SCRAPE))
        .singleElement()
        .asString()
        .contains("event=scrape principal=grafana status=200");
  }

  @Test
  void writesJsonThatNoValueGetsOutOf() {
    assertThat(
            lines(
                true,
                SCRAPE.with("path", "/a\"b\\c\n\r\u2028\u0000\ud83d\ude00é"),
                AuditEvent.of("end", "The end").asWarning()))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .endsWith(
                        "{\"time\":\"2026-01-02T03:04:05.678Z\",\"level\":\"info\",\"event\":\"scrape\",\"message\":\"A scrape\",\"principal\":\"grafana\",\"status\":200,\"path\":"
                            + "\"/a\\\"b\\\\c\\u000a\\u000d\\u2028\\u0000\\ud83d\\ude00\\u00e9\"}"),
            line ->
                assertThat(line)
                    .endsWith(
                        "{\"time\":\"2026-01-02T03:04:05.678Z\",\"level\":\"warn\",\"event\":\"end\",\"message\":\"The end\"}"));
  }

  /** So that they can be turned down alone. */
  @Test
  void scrapesHaveALoggerOfTheirOwnBelowTheAudits() {
    try (CapturedLog log = new CapturedLog()) {
      LimitedAudit audit = new LimitedAudit(new AuditLog(CLOCK, false), ticker::nanoTime);
      audit.writeScrape(SCRAPE);
      audit.write(AuditEvent.of("scrape_refused", "Refused"));
      assertThat(log.linesWith("event=scrape "))
          .singleElement()
          .asString()
          .contains(" ai.datapunk.weft.audit.scrape ");
      assertThat(log.linesWith("event=scrape_refused"))
          .singleElement()
          .asString()
          .contains(" ai.datapunk.weft.audit ");
    }
  }

  @Test
  void saysHowManyItLeftOut() {
    try (CapturedLog log = new CapturedLog()) {
      LimitedAudit audit = new LimitedAudit(new AuditLog(CLOCK, true), ticker::nanoTime);
      for (int i = 0; i < 1_010; i++) {
        audit.write(SCRAPE);
      }
      audit.write(AuditEvent.of("lock_out", "Too often"));
      ticker.advance(Duration.ofSeconds(1));
      audit.write(SCRAPE);
      audit.write(SCRAPE);
      List<String> lines = log.linesWith(AuditLog.LOGGER);
      assertThat(lines).hasSize(LimitedAudit.MOST_PER_SECOND + 3);
      assertThat(lines.get(10)).endsWith("\"message\":\"Too often\"}");
      assertThat(lines.get(11)).endsWith("\"status\":200,\"left_out\":1000}");
      assertThat(lines.get(12)).endsWith("\"status\":200}");
    }
  }

  private List<String> lines(boolean asJson, AuditEvent... events) {
    try (CapturedLog log = new CapturedLog()) {
      AuditLog audit = new AuditLog(CLOCK, asJson);
      for (AuditEvent event : events) {
        audit.write(event);
      }
      return log.linesWith(AuditLog.LOGGER);
    }
  }
}
