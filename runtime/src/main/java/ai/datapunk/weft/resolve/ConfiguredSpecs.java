package ai.datapunk.weft.resolve;

import ai.datapunk.weft.annotation.JitterType;
import ai.datapunk.weft.audit.AuditEvent;
import ai.datapunk.weft.audit.AuditLog;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.circuitbreaker.Recovery;
import ai.datapunk.weft.circuitbreaker.SlidingWindow;
import ai.datapunk.weft.circuitbreaker.SlowCalls;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.config.Setting;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.Window;
import ai.datapunk.weft.retry.Backoff;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was configured in the place of what a method's annotations say. Each value that is put
 * in place is an audit event; values that do not go together with what is there are not used.
 */
public final class ConfiguredSpecs {

  /** Where the audit events go. */
  private final Configuration configuration;

  public ConfiguredSpecs(Configuration configuration) {
    this.configuration = configuration;
  }

  public MethodSpec apply(MethodSpec spec) {
    return new MethodSpec(
        spec.signature(),
        timed(spec.timed()),
        configuration.enabled() ? spec.customHistogram() : null,
        retry(spec.retry()),
        circuit(spec.circuit()),
        balance(spec.balance()));
  }

  private MethodSpec.@Nullable Operation timed(MethodSpec.@Nullable Operation timed) {
    return timed != null && enabled(Setting.TIMED_ENABLED, timed.service(), timed.name())
        ? timed
        : null;
  }

  private MethodSpec.@Nullable Retry retry(MethodSpec.@Nullable Retry retry) {
    if (retry == null) {
      return null;
    }
    String service = retry.operation().service();
    String operation = retry.operation().name();
    if (!enabled(Setting.RETRY_ENABLED, service, operation)) {
      return null;
    }
    RetryPolicy written = retry.policy();
    Scope scope = new Scope(service, operation);
    try {
      RetryPolicy policy =
          new RetryPolicy(
              scope.in(Setting.RETRY_MAX_ATTEMPTS, Integer::valueOf, written.maxAttempts()),
              backoff(scope, written.backoff()),
              scope.inOrNull(
                  Setting.RETRY_MAX_DURATION, DurationText::require, written.maxDuration()),
              written.exceptions(),
              written.retryOnResult(),
              scope.in(Setting.RETRY_BUDGET, Double::valueOf, written.budget()));
      scope.accepted();
      return new MethodSpec.Retry(retry.operation(), policy);
    } catch (IllegalArgumentException contradiction) {
      scope.refused(contradiction);
      return retry;
    }
  }

  private static Backoff backoff(Scope scope, Backoff written) {
    return new Backoff(
        scope.in(Setting.RETRY_DELAY, DurationText::require, written.delay()),
        scope.in(Setting.RETRY_MULTIPLIER, Double::valueOf, written.multiplier()),
        scope.in(Setting.RETRY_MAX_DELAY, DurationText::require, written.maxDelay()),
        scope.in(Setting.RETRY_JITTER, Double::valueOf, written.jitter()),
        scope.in(
            Setting.RETRY_JITTER_TYPE,
            text -> JitterType.valueOf(text.toUpperCase(Locale.ROOT)),
            written.jitterType()));
  }

  private MethodSpec.@Nullable Circuit circuit(MethodSpec.@Nullable Circuit circuit) {
    if (circuit == null || !enabled(Setting.CIRCUIT_ENABLED, circuit.service(), null)) {
      return null;
    }
    CircuitPolicy written = circuit.policy();
    Scope scope = new Scope(circuit.service(), null);
    Window window = new Window(written.windowTime(), written.windowCalls());
    try {
      window = scope.in(Setting.CIRCUIT_WINDOW, Window::require, window);
      CircuitPolicy policy =
          new CircuitPolicy(
              scope.in(Setting.CIRCUIT_FAILURE_RATE, Double::valueOf, written.failureRate()),
              new SlidingWindow(
                  window.time(),
                  window.calls(),
                  scope.in(
                      Setting.CIRCUIT_MINIMUM_CALLS, Integer::valueOf, written.minimumCalls())),
              new Recovery(
                  scope.in(Setting.CIRCUIT_OPEN_FOR, DurationText::require, written.openFor()),
                  scope.in(Setting.CIRCUIT_TRIAL_CALLS, Integer::valueOf, written.trialCalls())),
              new SlowCalls(
                  scope.inOrNull(
                      Setting.CIRCUIT_SLOW_CALL, DurationText::require, written.slowCall()),
                  scope.in(
                      Setting.CIRCUIT_SLOW_CALL_RATE, Double::valueOf, written.slowCallRate())),
              written.exceptions());
      scope.accepted();
      return new MethodSpec.Circuit(circuit.service(), policy);
    } catch (IllegalArgumentException contradiction) {
      scope.refused(contradiction);
      return circuit;
    }
  }

  private MethodSpec.@Nullable Balance balance(MethodSpec.@Nullable Balance balance) {
    if (balance == null || !enabled(Setting.LOAD_BALANCER_ENABLED, balance.service(), null)) {
      return null;
    }
    Scope scope = new Scope(balance.service(), null);
    String strategy = scope.in(Setting.LOAD_BALANCER_STRATEGY, name -> name, balance.strategy());
    scope.accepted();
    return new MethodSpec.Balance(
        balance.service(), strategy, balance.maxInstances(), balance.parameter());
  }

  private boolean enabled(Setting setting, String service, @Nullable String operation) {
    boolean enabled = configuration.enabled(setting, service, operation);
    Configured found = configuration.find(setting, service, operation);
    if (!enabled && configuration.enabled() && found != null && !isForAll(setting, found)) {
      AuditLog.shared()
          .write(
              event(
                      "switched_off",
                      "The annotation does not act: "
                          + place(service, operation)
                          + ", switched off by "
                          + found.key()
                          + " ("
                          + found.source()
                          + ")",
                      service,
                      operation)
                  .with("key", found.key())
                  .with("source", found.source()));
    }
    return enabled;
  }

  /** What is switched off for all services is told once, when the configuration is read. */
  private boolean isForAll(Setting setting, Configured found) {
    return found.equals(configuration.find(setting, "", null));
  }

  private static AuditEvent event(
      String name, String message, String service, @Nullable String operation) {
    return AuditEvent.of(name, message).with("service", service).with("operation", operation);
  }

  /** The same in words: the default patterns of most logging set-ups show no key-value pairs. */
  private static String place(String service, @Nullable String operation) {
    return "service '"
        + service
        + "'"
        + (operation == null ? "" : ", operation '" + operation + "'");
  }

  /** What overrides are for, and those that were found. */
  private final class Scope {

    private final String service;
    private final @Nullable String operation;
    private final List<Configured> found = new ArrayList<>();

    /** What is told once it is known that the values go together. */
    private final List<AuditEvent> overrides = new ArrayList<>();

    Scope(String service, @Nullable String operation) {
      this.service = service;
      this.operation = operation;
    }

    <T> T in(Setting setting, Function<String, T> parse, T written) {
      Configured configured = configuration.find(setting, service, operation);
      if (configured == null) {
        return written;
      }
      T value = parse.apply(configured.value());
      overridden(configured, value, written);
      return value;
    }

    @Nullable Duration inOrNull(
        Setting setting, Function<String, Duration> parse, @Nullable Duration written) {
      Configured configured = configuration.find(setting, service, operation);
      if (configured == null) {
        return written;
      }
      Duration value = parse.apply(configured.value());
      overridden(configured, value, written);
      return value;
    }

    private void overridden(Configured by, Object value, @Nullable Object written) {
      found.add(by);
      if (!Objects.equals(value, written)) {
        overrides.add(
            event(
                    "configured",
                    "A configured value takes the place of the one that is written: "
                        + place(service, operation)
                        + ", "
                        + by.key()
                        + " = "
                        + by.value()
                        + " ("
                        + by.source()
                        + ") in place of "
                        + written,
                    service,
                    operation)
                .with("key", by.key())
                .with("source", by.source())
                .with("value", by.value())
                .with("written", written));
      }
    }

    private static String text(Configured configured) {
      return configured.key() + " = " + configured.value() + " (" + configured.source() + ")";
    }

    /** The values hold. */
    void accepted() {
      overrides.forEach(AuditLog.shared()::write);
    }

    void refused(IllegalArgumentException contradiction) {
      AuditLog.shared()
          .write(
              event(
                      "not_configured",
                      "What is configured contradicts itself or what is written, so what is"
                          + " written holds: "
                          + place(service, operation)
                          + ", "
                          + contradiction.getMessage()
                          + "; configured is "
                          + found.stream().map(Scope::text).collect(Collectors.joining(", ")),
                      service,
                      operation)
                  .with(
                      "keys", found.stream().map(Configured::key).collect(Collectors.joining(",")))
                  .asWarning());
    }
  }
}
