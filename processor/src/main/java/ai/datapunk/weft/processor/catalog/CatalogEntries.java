package ai.datapunk.weft.processor.catalog;

import ai.datapunk.weft.processor.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.processor.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.processor.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.processor.catalog.CatalogMethod.Target;
import ai.datapunk.weft.processor.family.Family;
import ai.datapunk.weft.processor.read.BalancedUse;
import ai.datapunk.weft.processor.read.ConstantLabel;
import ai.datapunk.weft.processor.read.DurationText;
import ai.datapunk.weft.processor.read.GuardedUse;
import ai.datapunk.weft.processor.read.LabelUse;
import ai.datapunk.weft.processor.read.RetriedUse;
import ai.datapunk.weft.processor.read.TimedUse;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftClass;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import ai.datapunk.weft.processor.read.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes catalog entries of classes that the rules found nothing wrong with. */
public final class CatalogEntries {

  private CatalogEntries() {}

  /** The entry of a class. */
  public static CatalogClass of(WeftClass type) {
    return new CatalogClass(
        type.binaryName(),
        type.file(),
        type.instrumented().stream().map(CatalogEntries::of).toList());
  }

  private static CatalogMethod of(WeftMethod method) {
    TimedUse timed = method.timed();
    boolean own = timed != null && timed.hasMetric();
    return new CatalogMethod(
        method.signature(),
        method.line(),
        timed == null || own ? null : target(timed.service(), timed.operation()),
        timed == null || !own ? null : metric(timed, method.parameters()),
        retry(method.retried()),
        circuit(method.guarded()),
        balance(method.balanced()));
  }

  private static OwnMetric metric(TimedUse timed, List<WeftParameter> parameters) {
    List<CatalogLabel> labels = new ArrayList<>();
    for (ConstantLabel constant : timed.constantLabels()) {
      labels.add(CatalogLabel.closed(constant.name(), List.of(constant.value())));
    }
    for (WeftParameter parameter : parameters) {
      LabelUse label = parameter.label();
      if (label != null) {
        labels.add(
            parameter.type().isClosed()
                ? CatalogLabel.closed(label.name(), parameter.type().values())
                : CatalogLabel.bounded(label.name(), label.max()));
      }
    }
    List<Double> buckets =
        timed.buckets().isEmpty() ? Family.MESH_CALL_DURATION_SECONDS.buckets() : timed.buckets();
    return new OwnMetric(timed.metric(), timed.help(), buckets, labels);
  }

  private static @Nullable Retry retry(@Nullable RetriedUse retried) {
    if (retried == null) {
      return null;
    }
    return new Retry(
        target(retried.service(), retried.operation()),
        retried.maxAttempts(),
        seconds(retried.delay()),
        retried.multiplier(),
        seconds(retried.maxDelay()),
        retried.jitter(),
        optionalSeconds(retried.maxDuration()),
        names(retried.retryOn()),
        names(retried.abortOn()));
  }

  private static @Nullable Circuit circuit(@Nullable GuardedUse guarded) {
    if (guarded == null) {
      return null;
    }
    Window window = Window.parse(guarded.window()).orElseThrow();
    Duration time = window.time();
    return new Circuit(
        known(guarded.service()),
        guarded.failureRate(),
        time == null ? null : seconds(time),
        time == null ? window.calls() : null,
        guarded.minimumCalls(),
        seconds(guarded.openFor()),
        guarded.trialCalls(),
        optionalSeconds(guarded.slowCall()),
        guarded.slowCallRate(),
        names(guarded.ignore()));
  }

  private static @Nullable Balance balance(@Nullable BalancedUse balanced) {
    return balanced == null
        ? null
        : new Balance(known(balanced.service()), balanced.strategy(), balanced.maxInstances());
  }

  private static Target target(@Nullable String service, String operation) {
    return new Target(known(service), operation);
  }

  private static String known(@Nullable String service) {
    if (service == null) {
      throw new IllegalArgumentException("a class without a known service passed its checks");
    }
    return service;
  }

  private static List<String> names(List<TypeFacts> types) {
    return types.stream().map(TypeFacts::name).toList();
  }

  private static double seconds(String text) {
    return seconds(DurationText.parse(text).orElseThrow());
  }

  private static @Nullable Double optionalSeconds(String text) {
    return text.isEmpty() ? null : seconds(text);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
