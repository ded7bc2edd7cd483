package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.read.AmountAnnotation;
import ai.datapunk.weft.processor.read.RecordedType;
import ai.datapunk.weft.processor.read.Recording;
import ai.datapunk.weft.processor.read.Recording.Kind;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes the statement by which a metric set's method records. */
final class RecordingCode {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** How many enums lead to a data point together. */
  private static final int MOST_AT_ONCE = 3;

  private RecordingCode() {}

  static CodeBlock of(WeftMethod method, FieldSpec field) {
    Recording recording = Objects.requireNonNull(method.recording());
    List<WeftParameter> values = method.values();
    boolean rare =
        recording.kind() == Kind.INFO
            || (recording.kind() == Kind.GAUGED && !values.isEmpty() && isSupplier(values.get(0)));
    return rare
        ? CodeBlock.of("this.$N.$L", field, rare(recording, values, labels(method)))
        : CodeBlock.of(
            "$Lthis.$N$L.$L",
            method.returnsInFlight() ? "return " : "",
            field,
            dataPoint(labels(method)),
            call(method, recording, values));
  }

  private static List<WeftParameter> labels(WeftMethod method) {
    return method.parameters().stream().filter(parameter -> parameter.label() != null).toList();
  }

  /** From a metric to what its label values lead to. */
  private static String dataPoint(List<WeftParameter> labels) {
    if (labels.isEmpty()) {
      return "";
    }
    if (areFoundAtOnce(labels)) {
      return labels.stream()
          .map(WeftParameter::name)
          .collect(Collectors.joining(", ", ".labelConstants(", ")"));
    }
    StringBuilder code = new StringBuilder(".branch(" + labels.size() + ")");
    for (int i = 0; i < labels.size(); i++) {
      boolean last = i == labels.size() - 1;
      code.append(last ? ".dataPoint(" : ".next(").append(argument(labels.get(i))).append(")");
    }
    return code.toString();
  }

  /** Up to three enums are by one look-up; by label, numbers are not boxed. */
  private static boolean areFoundAtOnce(List<WeftParameter> labels) {
    return labels.size() <= MOST_AT_ONCE
        && labels.stream().allMatch(label -> label.type().isEnum());
  }

  /** A char would become a number. */
  private static String argument(WeftParameter label) {
    return label.type().name().equals("char") ? "(Object) " + label.name() : label.name();
  }

  private static String call(WeftMethod method, Recording recording, List<WeftParameter> values) {
    if (values.isEmpty()) {
      return constant(method, recording);
    }
    WeftParameter value = values.get(0);
    AmountAnnotation amount = value.amount();
    boolean nanos = amount != null && amount.nanos();
    return switch (recording.kind()) {
      case COUNTED -> (nanos ? "incrementNanos(" : "increment(") + value.name() + ")";
      case UP_DOWN -> "add(" + value.name() + ")";
      case OBSERVED -> (nanos ? "observeNanos(" : "observe(") + value.name() + ")";
      case STATES -> "set(" + value.name() + ")";
      case GAUGED -> gauge(values, nanos);
      case INFO -> throw new IllegalArgumentException("An info has no value");
    };
  }

  private static String constant(WeftMethod method, Recording recording) {
    if (method.returnsInFlight()) {
      return "inFlight()";
    }
    long by = recording.by();
    if (recording.kind() == Kind.COUNTED) {
      return by == 1 ? "increment()" : "increment(" + by + "L)";
    }
    if (by == 1) {
      return "increment()";
    }
    return by == -1 ? "decrement()" : "add(" + by + "L)";
  }

  private static String gauge(List<WeftParameter> values, boolean nanos) {
    if (values.size() == 2) {
      return "setRatio(" + values.get(0).name() + ", " + values.get(1).name() + ")";
    }
    String value = values.get(0).name();
    return nanos ? "set(" + value + " / " + NANOS_PER_SECOND + ".0)" : "set(" + value + ")";
  }

  private static boolean isSupplier(WeftParameter value) {
    return switch (RecordedType.of(value.type())) {
      case DOUBLE_SUPPLIER, LONG_SUPPLIER, INT_SUPPLIER -> true;
      default -> false;
    };
  }

  /** What is said once, and again in each mesh that comes later. */
  private static String rare(
      Recording recording, List<WeftParameter> values, List<WeftParameter> labels) {
    List<String> arguments = new ArrayList<>();
    if (recording.kind() != Kind.INFO) {
      arguments.add(supplier(values.get(0)));
    }
    labels.forEach(
        label -> arguments.add(labels.size() == 1 ? "(Object) " + label.name() : label.name()));
    return (recording.kind() == Kind.INFO ? "show" : "follow")
        + arguments.stream().collect(Collectors.joining(", ", "(", ")"));
  }

  private static String supplier(WeftParameter value) {
    return switch (RecordedType.of(value.type())) {
      case LONG_SUPPLIER -> value.name() + "::getAsLong";
      case INT_SUPPLIER -> value.name() + "::getAsInt";
      default -> value.name();
    };
  }
}
