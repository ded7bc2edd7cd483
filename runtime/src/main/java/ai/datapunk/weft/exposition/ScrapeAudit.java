package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Admission.Principal;
import ai.datapunk.weft.access.Admission.Refusal;
import ai.datapunk.weft.audit.AuditEvent;
import ai.datapunk.weft.audit.LimitedAudit;
import com.sun.net.httpserver.HttpExchange;

/**
 * What the audit is told of an endpoint's requests for metrics: who, from where, what, and with
 * which result.
 */
final class ScrapeAudit {

  private static final int NO_ANSWER = -1;

  private final LimitedAudit log = LimitedAudit.ofThisJvm();

  void served(HttpExchange exchange, Principal principal) {
    String address = address(exchange);
    String path = path(exchange);
    int status = exchange.getResponseCode();
    ChosenNames names = ChosenNames.of(exchange.getRequestURI().getRawQuery());
    AuditEvent event =
        AuditEvent.of(
                "scrape",
                path
                    + (names == null ? "" : " " + names)
                    + " was answered to "
                    + principal.name()
                    + " at "
                    + address
                    + ": "
                    + (status == NO_ANSWER ? "not to the end" : status))
            .with("address", address)
            .with("path", path)
            .with("principal", principal.name());
    if (names != null) {
      event = event.with("names", names.text());
      event = names.leftOut() == 0 ? event : event.with("names_left_out", names.leftOut());
    }
    log.writeScrape(status == NO_ANSWER ? event : event.with("status", status));
  }

  void refused(HttpExchange exchange, Refusal refusal) {
    String address = address(exchange);
    String path = path(exchange);
    boolean lockedOut = refusal.reason().equals("locked_out");
    AuditEvent event =
        AuditEvent.of(
                lockedOut ? "locked_out" : "scrape_refused",
                path
                    + " was refused to "
                    + address
                    + ": "
                    + refusal.reason()
                    + ", "
                    + refusal.status())
            .with("address", address)
            .with("path", path)
            .with("reason", refusal.reason())
            .with("status", refusal.status());
    log.write(lockedOut ? event.asWarning() : event);
  }

  private static String address(HttpExchange exchange) {
    return exchange.getRemoteAddress().getAddress().getHostAddress();
  }

  private static String path(HttpExchange exchange) {
    return exchange.getRequestURI().getRawPath();
  }
}
