package ai.datapunk.weft.config;

import ai.datapunk.weft.contract.Ranges;
import org.jspecify.annotations.Nullable;

/**
 * What can be configured. Its key is {@code weft.<group>[.<service>[.<operation>]].<name>}; the
 * endpoint is one, and has neither service nor operation. Principals and views have names in place
 * of the service.
 */
public enum Setting {
  TIMED_ENABLED("timed", "enabled", ValueType.SWITCH),
  RETRY_ENABLED("retry", "enabled", ValueType.SWITCH),
  RETRY_MAX_ATTEMPTS("retry", "max-attempts", ValueType.wholeNumber(Ranges.ATTEMPTS)),
  RETRY_DELAY("retry", "delay", ValueType.duration(Ranges.DELAY)),
  RETRY_MULTIPLIER("retry", "multiplier", ValueType.number(Ranges.MULTIPLIER)),
  RETRY_MAX_DELAY("retry", "max-delay", ValueType.duration(Ranges.DELAY)),
  RETRY_JITTER("retry", "jitter", ValueType.number(Ranges.JITTER)),
  RETRY_JITTER_TYPE("retry", "jitter-type", ValueType.JITTER_TYPE),
  RETRY_BUDGET("retry", "budget", ValueType.number(Ranges.BUDGET)),
  RETRY_MAX_DURATION("retry", "max-duration", ValueType.duration(Ranges.MAX_DURATION)),
  CIRCUIT_ENABLED("circuit", "enabled", ValueType.SWITCH),
  CIRCUIT_FAILURE_RATE("circuit", "failure-rate", ValueType.share(Ranges.RATE)),
  CIRCUIT_WINDOW("circuit", "window", ValueType.WINDOW),
  CIRCUIT_MINIMUM_CALLS("circuit", "minimum-calls", ValueType.wholeNumber(Ranges.MINIMUM_CALLS)),
  CIRCUIT_OPEN_FOR("circuit", "open-for", ValueType.duration(Ranges.OPEN_FOR)),
  CIRCUIT_TRIAL_CALLS("circuit", "trial-calls", ValueType.wholeNumber(Ranges.TRIAL_CALLS)),
  CIRCUIT_SLOW_CALL("circuit", "slow-call", ValueType.duration(Ranges.SLOW_CALL)),
  CIRCUIT_SLOW_CALL_RATE("circuit", "slow-call-rate", ValueType.share(Ranges.RATE)),
  LOAD_BALANCER_ENABLED("load-balancer", "enabled", ValueType.SWITCH),
  LOAD_BALANCER_STRATEGY("load-balancer", "strategy", ValueType.NAME),
  LOAD_BALANCER_INSTANCES("load-balancer", "instances", ValueType.NAMES),
  LOAD_BALANCER_PANIC_THRESHOLD(
      "load-balancer", "panic-threshold", ValueType.number(Ranges.PANIC_THRESHOLD)),
  LOAD_BALANCER_SLOW_START("load-balancer", "slow-start", ValueType.duration(Ranges.SLOW_START)),
  FAMILY_ENABLED("family", "enabled", ValueType.SWITCH),
  FAMILY_MAX_LABEL_SETS("family", "max-label-sets", ValueType.wholeNumber(Ranges.LABEL_SETS)),
  FAMILY_MAX_ERROR_TYPES("family", "max-error-types", ValueType.wholeNumber(Ranges.ERROR_TYPES)),
  FAMILY_RETENTION("family", "retention", ValueType.duration(Ranges.RETENTION)),
  ENDPOINT_ENABLED("endpoint", "enabled", ValueType.SWITCH),
  ENDPOINT_ADDRESS("endpoint", "address", ValueType.ADDRESS),
  ENDPOINT_PORT("endpoint", "port", ValueType.wholeNumber(Ranges.PORT)),
  ENDPOINT_THREADS("endpoint", "threads", ValueType.wholeNumber(Ranges.ENDPOINT_THREADS)),
  ENDPOINT_QUEUE("endpoint", "queue", ValueType.wholeNumber(Ranges.ENDPOINT_QUEUE)),
  ENDPOINT_BACKLOG("endpoint", "backlog", ValueType.wholeNumber(Ranges.BACKLOG)),
  ENDPOINT_DEADLINE("endpoint", "deadline", ValueType.duration(Ranges.ENDPOINT_DEADLINE)),
  ENDPOINT_STOP_WITHIN("endpoint", "stop-within", ValueType.duration(Ranges.ENDPOINT_STOP)),
  ENDPOINT_ALLOW_UNPROTECTED("endpoint", "allow-unprotected", ValueType.SWITCH),
  ENDPOINT_COUNT_AUTHENTICATION("endpoint", "count-authentication", ValueType.SWITCH),
  ENDPOINT_TLS_CERTIFICATE("endpoint", "tls-certificate", ValueType.FILE),
  ENDPOINT_TLS_KEY("endpoint", "tls-key", ValueType.FILE),
  ENDPOINT_TLS_KEY_STORE("endpoint", "tls-key-store", ValueType.FILE),
  ENDPOINT_TLS_PASSWORD("endpoint", "tls-password", ValueType.TEXT),
  ENDPOINT_TLS_CLIENT_CA("endpoint", "tls-client-ca", ValueType.FILE),
  ENDPOINT_TLS_CLIENTS("endpoint", "tls-clients", ValueType.CLIENTS),
  ENDPOINT_PRINCIPALS("endpoint", "principals", AccessValues.NAMES),
  PRINCIPAL_PASSWORD_HASH("principal", "password-hash", AccessValues.PASSWORD_HASH),
  PRINCIPAL_TOKEN_HASH("principal", "token-hash", AccessValues.TOKEN_HASH),
  PRINCIPAL_CERTIFICATE("principal", "certificate", AccessValues.SUBJECT),
  PRINCIPAL_VIEW("principal", "view", AccessValues.NAMES),
  VIEW_FAMILIES("view", "families", AccessValues.FAMILIES),
  VIEW_LEVEL("view", "level", AccessValues.LEVEL),
  VIEW_LABELS("view", "labels", AccessValues.LABELS),
  VIEW_ONLY("view", "only", AccessValues.LABEL_VALUES),
  VIEW_GAUGES("view", "gauges", AccessValues.GAUGE_RULES);

  /** The view that is there without being configured. */
  public static final String EVERYTHING = "everything";

  static final String PREFIX = "weft.";

  private final String group;
  private final String settingName;
  private final ValueType type;

  Setting(String group, String settingName, ValueType type) {
    this.group = group;
    this.settingName = settingName;
    this.type = type;
  }

  String group() {
    return group;
  }

  /** The last part of the key. */
  public String settingName() {
    return settingName;
  }

  ValueType type() {
    return type;
  }

  /** Whether it switches what one of the annotations does. */
  boolean isAnnotationSwitch() {
    return settingName.equals("enabled") && !isOfFamily() && !isOfEndpoint();
  }

  /** Whether it is of somebody or something that has a name, and never of all. */
  boolean isOfName() {
    return group.equals(PRINCIPAL_VIEW.group) || group.equals(VIEW_FAMILIES.group);
  }

  /** Whether it is of the endpoint, which has neither services nor operations. */
  boolean isOfEndpoint() {
    return group.equals(ENDPOINT_ENABLED.group);
  }

  /** Whether it is of a metric family, which stands in the place of the service. */
  boolean isOfFamily() {
    return group.equals(FAMILY_ENABLED.group);
  }

  /** Whether it can be said of all families together. */
  boolean isOfAllFamilies() {
    return this == FAMILY_MAX_LABEL_SETS || this == FAMILY_MAX_ERROR_TYPES;
  }

  /** Whether it can be said of a metric that the user named. */
  boolean isOfOwnMetrics() {
    return isOfFamily() && this != FAMILY_MAX_ERROR_TYPES;
  }

  /**
   * The key for an operation of a service.
   *
   * @param operation null for the whole service
   */
  public String key(String service, @Nullable String operation) {
    return key(operation == null ? service + "." : service + "." + operation + ".");
  }

  /** The key with this between group and name, which is empty or ends with a dot. */
  String key(String scope) {
    return PREFIX + group + "." + scope + settingName;
  }
}
