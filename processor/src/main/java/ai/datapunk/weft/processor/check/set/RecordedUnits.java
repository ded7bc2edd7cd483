package ai.datapunk.weft.processor.check.set;

import ai.datapunk.weft.contract.HistogramUnit;
import ai.datapunk.weft.contract.MetricNaming;
import ai.datapunk.weft.contract.OperationNames;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.AmountAnnotation;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.RecordedType;
import ai.datapunk.weft.processor.read.Recording;
import ai.datapunk.weft.processor.read.Recording.Kind;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is recorded is in the unit that the metric's name says. */
final class RecordedUnits implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    Recording recording = method.recording();
    return recording == null
        ? List.of()
        : method.values().stream()
            // What counts up and down takes no Duration at all, which another rule says.
            .filter(value -> recording.kind() != Kind.UP_DOWN || !isDuration(value))
            .flatMap(value -> check(value, recording.metric()).stream())
            .toList();
  }

  private static boolean isDuration(WeftParameter value) {
    return RecordedType.of(value.type()) == RecordedType.DURATION;
  }

  private static Optional<Finding> check(WeftParameter value, NamedMetric metric) {
    boolean ofSeconds = metric.unit() == HistogramUnit.SECONDS;
    RecordedType type = RecordedType.of(value.type());
    AmountAnnotation amount = value.amount();
    if (isDuration(value)) {
      return ofSeconds ? Optional.empty() : Optional.of(notOfSeconds(value, metric, "a Duration"));
    }
    if (amount != null && amount.nanos()) {
      return checkNanos(value, metric, type, ofSeconds);
    }
    return otherUnit(value, metric.unit())
        .map(
            word ->
                Message.RECORDED_UNIT.at(
                    value.at(),
                    value.name(),
                    "in \"" + word + "\", by its name",
                    metric.name(),
                    "in " + unit(metric),
                    ofSeconds
                        ? "take a Duration, or seconds, or a long of nanoseconds with"
                            + " @Amount(nanos = true)"
                        : "take it in " + unit(metric) + ", and name it so"));
  }

  private static Optional<Finding> checkNanos(
      WeftParameter value, NamedMetric metric, RecordedType type, boolean ofSeconds) {
    if (!ofSeconds) {
      return Optional.of(notOfSeconds(value, metric, "in nanoseconds"));
    }
    return type == RecordedType.WHOLE_NUMBER
        ? Optional.empty()
        : Optional.of(
            Message.RECORDED_UNIT.at(
                value.at(),
                value.name(),
                "in nanoseconds and of type " + value.type().simpleName(),
                metric.name(),
                "recorded to the nanosecond",
                "take a long"));
  }

  private static Finding notOfSeconds(WeftParameter value, NamedMetric metric, String what) {
    return Message.RECORDED_UNIT.at(
        value.at(),
        value.name(),
        what,
        metric.name(),
        "not in seconds",
        "end the metric's name in _seconds, a counter's in _seconds_total, or take a number");
  }

  private static String unit(NamedMetric metric) {
    String unit = metric.unit().name().toLowerCase(Locale.ROOT);
    return metric.unit() == HistogramUnit.RATIO ? "shares from 0 to 1" : unit;
  }

  private static Optional<String> otherUnit(WeftParameter value, HistogramUnit unit) {
    return Stream.of(OperationNames.of(value.name()).split("_", -1))
        .filter(word -> MetricNaming.isOtherUnit(unit, word))
        .findFirst();
  }
}
