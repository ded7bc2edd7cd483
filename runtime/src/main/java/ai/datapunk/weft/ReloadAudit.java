package ai.datapunk.weft;

import ai.datapunk.weft.audit.AuditEvent;
import ai.datapunk.weft.audit.AuditLog;
import ai.datapunk.weft.config.Configuration;
import java.util.Set;
import java.util.stream.Collectors;

/** What the audit is told of a configuration that takes another one's place. */
final class ReloadAudit {

  /** How many keys are told. */
  private static final int MOST = 20;

  private ReloadAudit() {}

  /** Tells which keys have changed; no value, which may be a secret. */
  static void reloaded(Configuration before, Configuration now) {
    Set<String> changed = now.changes(before);
    String keys = changed.stream().limit(MOST).collect(Collectors.joining(","));
    int more = changed.size() - MOST;
    AuditEvent event =
        AuditEvent.of(
                "configuration_reloaded",
                "Settings have changed: " + keys + (more > 0 ? " and " + more + " more" : ""))
            .with("keys", keys);
    AuditLog.shared().write(more > 0 ? event.with("keys_left_out", more) : event);
  }
}
