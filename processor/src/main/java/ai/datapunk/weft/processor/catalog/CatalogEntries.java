package ai.datapunk.weft.processor.catalog;

import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.catalog.CatalogMethod.Fallback;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.CatalogObjective;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.contract.Window;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.LoadBalancedAnnotation;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.ObjectiveAnnotation;
import ai.datapunk.weft.processor.read.Recording;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes catalog entries of what was read. A part of a method that rules would refuse, such as a
 * policy with a malformed duration, is left out: rules over the whole module still look at the
 * rest, and a class with errors does not get into the catalog.
 */
public final class CatalogEntries {

  private CatalogEntries() {}

  /** The entry of a class. */
  public static CatalogClass of(WeftClass type) {
    return new CatalogClass(
        type.binaryName(), type.file(), type.cataloged().stream().map(CatalogEntries::of).toList());
  }

  /** The entry of a method. */
  public static CatalogMethod of(WeftMethod method) {
    NamedMetric metric = method.metric();
    if (metric != null && method.recording() != null) {
      return CatalogMethod.ofSet(method.signature(), method.line(), metric(metric, method));
    }
    TimedAnnotation timed = method.timed();
    Target target =
        timed == null || metric != null ? null : target(timed.service(), timed.operation());
    return new CatalogMethod(
        method.signature(),
        method.line(),
        method.returns().answersLater(),
        target,
        timed == null || (target == null && metric == null) ? null : objective(timed.objective()),
        metric == null ? null : metric(metric, method),
        retry(method.retried()),
        circuit(method.guarded()),
        balance(method.balanced()),
        fallback(method),
        null,
        List.of());
  }

  private static CustomMetric metric(NamedMetric metric, WeftMethod method) {
    List<CatalogLabel> labels = new ArrayList<>();
    for (ConstantLabel constant : metric.constantLabels()) {
      labels.add(CatalogLabel.closed(constant.name(), List.of(constant.value())));
    }
    for (WeftParameter parameter : method.parameters()) {
      LabelAnnotation label = parameter.label();
      if (label != null) {
        labels.add(label(label, parameter.type()));
      }
    }
    Recording recording = method.recording();
    if (recording != null && recording.kind() == Recording.Kind.STATES) {
      method.values().stream()
          .map(value -> CatalogLabel.closed(recording.stateLabel(), value.type().values()))
          .forEach(labels::add);
    }
    return new CustomMetric(
        metric.name(),
        recording == null ? Instrument.HISTOGRAM : recording.kind().instrument(),
        metric.help(),
        metric.histogramType(),
        metric.bounds(),
        labels);
  }

  private static CatalogLabel label(LabelAnnotation label, TypeFacts type) {
    return type.isClosed()
        ? CatalogLabel.closed(label.name(), type.values())
        : new CatalogLabel(
            label.name(), List.of(), countable(label.max()), label.mask(), label.allow());
  }

  private static @Nullable CatalogObjective objective(@Nullable ObjectiveAnnotation objective) {
    Duration window = objective == null ? null : objective.window().value();
    if (objective == null || window == null) {
      return null;
    }
    Double availability = objective.isWritten("availability") ? objective.availability() : null;
    Double target = objective.isWritten("latencyTarget") ? objective.latencyTarget() : null;
    Double latency = target == null ? null : optionalSeconds(objective.latency());
    return availability == null && latency == null
        ? null
        : new CatalogObjective(
            availability, latency, latency == null ? null : target, seconds(window));
  }

  private static @Nullable Retry retry(@Nullable RetriedAnnotation retried) {
    if (retried == null) {
      return null;
    }
    Target target = target(retried.service(), retried.operation());
    Duration delay = retried.delay().value();
    Duration maxDelay = retried.maxDelay().value();
    if (target == null || delay == null || maxDelay == null) {
      return null;
    }
    return new Retry(
        target,
        countable(retried.maxAttempts()),
        seconds(delay),
        retried.multiplier(),
        seconds(maxDelay),
        retried.jitter(),
        optionalSeconds(retried.maxDuration()),
        names(retried.retryOn()),
        names(retried.abortOn()),
        retried.retriesResults() ? retried.retryOnResult().name() : null,
        retried.jitterType(),
        retried.budget());
  }

  private static @Nullable Circuit circuit(@Nullable CircuitGuardedAnnotation guarded) {
    if (guarded == null || guarded.service() == null) {
      return null;
    }
    Window window = guarded.window().value();
    Duration openFor = guarded.openFor().value();
    if (window == null || openFor == null) {
      return null;
    }
    Duration time = window.time();
    return new Circuit(
        guarded.service(),
        guarded.failureRate(),
        time == null ? null : seconds(time),
        time == null ? window.calls() : null,
        guarded.minimumCalls(),
        seconds(openFor),
        guarded.trialCalls(),
        optionalSeconds(guarded.slowCall()),
        guarded.slowCallRate(),
        names(guarded.failOn()),
        names(guarded.ignore()));
  }

  private static @Nullable Balance balance(@Nullable LoadBalancedAnnotation balanced) {
    return balanced == null || balanced.service() == null
        ? null
        : new Balance(balanced.service(), balanced.strategy(), countable(balanced.maxInstances()));
  }

  /** A maximum that is out of range has its own message; it does not multiply the series too. */
  private static int countable(int max) {
    return Ranges.LABEL_VALUES.contains(max) ? max : 1;
  }

  private static @Nullable Fallback fallback(WeftMethod method) {
    Target target = method.fallbacks().isEmpty() ? null : fallbackTarget(method);
    return target == null ? null : new Fallback(target, method.fallbacks().get(0).name());
  }

  /**
   * The operation by which the call itself is counted, as at run time: the outermost that there is.
   * A breaker has none, so the method's own name stands in where nothing else does.
   */
  private static @Nullable Target fallbackTarget(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    RetriedAnnotation retried = method.retried();
    CircuitGuardedAnnotation guarded = method.guarded();
    if (timed != null && !timed.hasMetric()) {
      return target(timed.service(), timed.operation());
    }
    return retried != null
        ? target(retried.service(), retried.operation())
        : target(guarded == null ? null : guarded.service(), method.operation());
  }

  private static @Nullable Target target(@Nullable String service, String operation) {
    return service == null ? null : new Target(service, operation);
  }

  private static List<String> names(List<TypeFacts> types) {
    return types.stream().map(TypeFacts::name).toList();
  }

  private static @Nullable Double optionalSeconds(DurationText text) {
    Duration duration = text.value();
    return duration == null ? null : seconds(duration);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
