package ai.datapunk.weft.resolve;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.config.MethodSettings;
import ai.datapunk.weft.config.Setting;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.Window;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds for a method, and where each value is from, in words. Not thread-safe. */
public final class EffectiveSettings {

  private static final String ANNOTATION = "annotation";
  private static final String DEFAULT = "default";

  private final Configuration configuration;
  private final List<MethodSettings.Value> values = new ArrayList<>();

  private EffectiveSettings(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * The values that hold for a method.
   *
   * @param written what its annotations say
   * @param effective what came of it by the configuration
   */
  public static List<MethodSettings.Value> of(
      MethodSpec written, MethodSpec effective, Configuration configuration) {
    EffectiveSettings settings = new EffectiveSettings(configuration);
    settings.timed(written.timed(), effective.timed());
    settings.retry(written.retry(), effective.retry());
    settings.circuit(written.circuit(), effective.circuit());
    settings.balance(written.balance(), effective.balance());
    return List.copyOf(settings.values);
  }

  private void timed(
      MethodSpec.@Nullable Operation written, MethodSpec.@Nullable Operation effective) {
    if (written != null) {
      new Scope(written.service(), written.name()).enabled(Setting.TIMED_ENABLED, effective);
    }
  }

  private void retry(MethodSpec.@Nullable Retry written, MethodSpec.@Nullable Retry effective) {
    if (written == null) {
      return;
    }
    Scope scope = new Scope(written.operation().service(), written.operation().name());
    scope.enabled(Setting.RETRY_ENABLED, effective);
    if (effective != null) {
      RetryPolicy policy = effective.policy();
      scope.number(Setting.RETRY_MAX_ATTEMPTS, policy.maxAttempts());
      scope.time(Setting.RETRY_DELAY, policy.delay());
      scope.number(Setting.RETRY_MULTIPLIER, policy.multiplier());
      scope.time(Setting.RETRY_MAX_DELAY, policy.maxDelay());
      scope.number(Setting.RETRY_JITTER, policy.jitter());
      scope.add(
          Setting.RETRY_JITTER_TYPE,
          policy.jitterType().name().toLowerCase(Locale.ROOT),
          ANNOTATION);
      scope.number(Setting.RETRY_BUDGET, policy.budget());
      scope.time(Setting.RETRY_MAX_DURATION, policy.maxDuration());
    }
  }

  private void circuit(
      MethodSpec.@Nullable Circuit written, MethodSpec.@Nullable Circuit effective) {
    if (written == null) {
      return;
    }
    Scope scope = new Scope(written.service(), null);
    scope.enabled(Setting.CIRCUIT_ENABLED, effective);
    if (effective != null) {
      CircuitPolicy policy = effective.policy();
      Duration window = policy.windowTime();
      scope.number(Setting.CIRCUIT_FAILURE_RATE, policy.failureRate());
      scope.add(
          Setting.CIRCUIT_WINDOW,
          window == null ? policy.windowCalls() + " calls" : DurationText.format(window),
          ANNOTATION);
      scope.number(Setting.CIRCUIT_MINIMUM_CALLS, policy.minimumCalls());
      scope.time(Setting.CIRCUIT_OPEN_FOR, policy.openFor());
      scope.number(Setting.CIRCUIT_TRIAL_CALLS, policy.trialCalls());
      scope.time(Setting.CIRCUIT_SLOW_CALL, policy.slowCall());
      scope.number(Setting.CIRCUIT_SLOW_CALL_RATE, policy.slowCallRate());
    }
  }

  private void balance(
      MethodSpec.@Nullable Balance written, MethodSpec.@Nullable Balance effective) {
    if (written == null) {
      return;
    }
    Scope scope = new Scope(written.service(), null);
    scope.enabled(Setting.LOAD_BALANCER_ENABLED, effective);
    if (effective != null) {
      scope.add(Setting.LOAD_BALANCER_STRATEGY, effective.strategy(), ANNOTATION);
      scope.ifConfigured(Setting.LOAD_BALANCER_INSTANCES);
      scope.ifConfigured(Setting.LOAD_BALANCER_PANIC_THRESHOLD);
      scope.ifConfigured(Setting.LOAD_BALANCER_SLOW_START);
    }
  }

  /** What the keys are for. */
  private final class Scope {

    private final String service;
    private final @Nullable String operation;

    Scope(String service, @Nullable String operation) {
      this.service = service;
      this.operation = operation;
    }

    private void enabled(Setting setting, @Nullable Object effective) {
      add(
          setting,
          String.valueOf(effective != null),
          configuration.enabled() ? DEFAULT : Configuration.ENABLED_KEY);
    }

    private void number(Setting setting, Number value) {
      add(setting, value.toString(), ANNOTATION);
    }

    private void time(Setting setting, @Nullable Duration value) {
      if (value != null) {
        add(setting, DurationText.format(value), ANNOTATION);
      }
    }

    /** Values that were refused because they contradict others are those of the annotation. */
    private void add(Setting setting, String value, String otherwise) {
      Configured found = configuration.find(setting, service, operation);
      boolean holds = found != null && same(found.value(), value);
      put(setting, value, found != null && holds ? place(found) : otherwise);
    }

    private void ifConfigured(Setting setting) {
      Configured found = configuration.find(setting, service, operation);
      if (found != null) {
        put(setting, found.value(), place(found));
      }
    }

    private void put(Setting setting, String value, String source) {
      values.add(new MethodSettings.Value(setting.key(service, operation), value, source));
    }
  }

  private static String place(Configured found) {
    return found.key() + " (" + found.source() + ")";
  }

  /** Whether two texts are one value: {@code 1s} and {@code 1000 ms}, {@code 2} and {@code 2.0}. */
  private static boolean same(String one, String other) {
    return one.equals(other) || value(one).equals(value(other));
  }

  private static Object value(String text) {
    Optional<Duration> time = DurationText.parse(text);
    if (time.isPresent()) {
      return time.get();
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException noNumber) {
      return Window.parse(text).<Object>map(window -> window).orElse(text);
    }
  }
}
