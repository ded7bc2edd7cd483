package ai.datapunk.weft.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that somebody did, or was refused. Never has a secret. Immutable.
 *
 * @param name what happened, in small letters and underscores
 * @param fields strings and numbers, in their order
 */
public record AuditEvent(String name, Map<String, Object> fields) {

  /** Copies the fields. */
  public AuditEvent {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** An event of which nothing more is known. */
  public static AuditEvent of(String name) {
    return new AuditEvent(name, Map.of());
  }

  /** With a field, behind those that there are. */
  public AuditEvent with(String field, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.put(field, value);
    return new AuditEvent(name, all);
  }
}
