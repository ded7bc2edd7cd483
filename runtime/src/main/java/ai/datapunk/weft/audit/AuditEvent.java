package ai.datapunk.weft.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Something that somebody did, or was refused. Never has a secret. Immutable.
 *
 * @param name what happened, in small letters and underscores
 * @param message the same for a person
 * @param fields strings, numbers and truth values in their order
 */
public record AuditEvent(Level level, String name, String message, Map<String, Object> fields) {

  /** Copies the fields. */
  public AuditEvent {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** An event of which nothing more is known. */
  public static AuditEvent of(String name, String message) {
    return new AuditEvent(Level.INFO, name, message, Map.of());
  }

  /** The same, as one that asks for somebody's attention. */
  public AuditEvent asWarning() {
    return new AuditEvent(Level.WARN, name, message, fields);
  }

  /** With a field behind those that there are, unless its value is null. */
  public AuditEvent with(String field, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.put(field, value);
    return new AuditEvent(level, name, message, all);
  }
}
