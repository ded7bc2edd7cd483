package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Admission.Principal;
import ai.datapunk.weft.access.Admission.Refusal;
import ai.datapunk.weft.audit.AuditEvent;
import ai.datapunk.weft.audit.AuditLog;
import com.sun.net.httpserver.HttpExchange;

/** What the audit is told of requests for metrics: who, from where, what, and with which result. */
final class ScrapeAudit {

  private static final int NO_ANSWER = -1;

  private ScrapeAudit() {}

  static void served(HttpExchange exchange, Principal principal) {
    int status = exchange.getResponseCode();
    AuditEvent event =
        of(exchange, "scrape", status == NO_ANSWER ? "A scrape failed" : "A scrape was answered")
            .with("principal", principal.name());
    AuditLog.shared().writeSome(status == NO_ANSWER ? event : event.with("status", status));
  }

  static void refused(HttpExchange exchange, Refusal refusal) {
    boolean lockedOut = refusal.reason().equals("locked_out");
    AuditEvent event =
        of(
                exchange,
                lockedOut ? "locked_out" : "scrape_refused",
                lockedOut
                    ? "An address was wrong too often, and has to wait"
                    : "A scrape was refused")
            .with("reason", refusal.reason())
            .with("status", refusal.status());
    AuditLog.shared().writeSome(lockedOut ? event.asWarning() : event);
  }

  private static AuditEvent of(HttpExchange exchange, String name, String message) {
    return AuditEvent.of(name, message)
        .with("address", exchange.getRemoteAddress().getAddress().getHostAddress())
        .with("path", exchange.getRequestURI().getRawPath());
  }
}
