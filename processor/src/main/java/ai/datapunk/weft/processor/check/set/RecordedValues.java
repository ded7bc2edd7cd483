package ai.datapunk.weft.processor.check.set;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RecordedType;
import ai.datapunk.weft.processor.read.Recording;
import ai.datapunk.weft.processor.read.Recording.Kind;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;

/** What is recorded is there, once, and of a type that the metric takes. */
final class RecordedValues implements MethodRule {

  private static final String TAKES_NO_VALUE = "labels alone";

  @Override
  public List<Finding> check(WeftMethod method) {
    Recording recording = method.recording();
    if (recording == null) {
      return List.of();
    }
    List<WeftParameter> values = method.values();
    Kind kind = recording.kind();
    if (values.isEmpty()) {
      return kind.adds() || kind == Kind.INFO ? List.of() : List.of(missing(method, kind));
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      WeftParameter value = values.get(i);
      if (kind.adds() && value.amount() == null) {
        findings.add(unmarked(value, kind));
      } else if (i >= most(kind, recording, values)) {
        findings.add(tooMany(value, kind));
      } else if (!fits(RecordedType.of(value.type()), kind)) {
        findings.add(ofAnotherType(value, kind));
      }
    }
    return findings;
  }

  /** Two numbers are the part and the whole of a ratio. */
  private static int most(Kind kind, Recording recording, List<WeftParameter> values) {
    if (kind == Kind.INFO) {
      return 0;
    }
    boolean ofNumbers = values.stream().allMatch(value -> RecordedType.of(value.type()).isNumber());
    return kind == Kind.GAUGED && recording.metric().name().endsWith("_ratio") && ofNumbers ? 2 : 1;
  }

  private static boolean fits(RecordedType type, Kind kind) {
    return switch (kind) {
      case COUNTED -> type == RecordedType.WHOLE_NUMBER || type == RecordedType.DURATION;
      case UP_DOWN -> type == RecordedType.WHOLE_NUMBER;
      case GAUGED -> type != RecordedType.ENUM && type != RecordedType.OTHER;
      case OBSERVED -> type.isNumber() || type == RecordedType.DURATION;
      case STATES -> type == RecordedType.ENUM;
      case INFO -> false;
    };
  }

  private static String takes(Kind kind) {
    return switch (kind) {
      case COUNTED -> "whole numbers and durations";
      case UP_DOWN -> "whole numbers";
      case GAUGED -> "a number, a Duration or a supplier of numbers";
      case OBSERVED -> "a number or a Duration";
      case STATES -> "an enum's constant";
      case INFO -> TAKES_NO_VALUE;
    };
  }

  private static Finding missing(WeftMethod method, Kind kind) {
    return Message.RECORDED_VALUE.at(
        method.at(),
        kind.annotation(),
        takes(kind),
        "\"" + method.name() + "\" has no parameter that is no label",
        "add the parameter that is recorded, without @Label");
  }

  private static Finding unmarked(WeftParameter value, Kind kind) {
    return Message.RECORDED_VALUE.at(
        value.at(),
        kind.annotation(),
        "labels and an amount",
        "nothing says which of the two \"" + value.name() + "\" is",
        "mark it with @Label or @Amount");
  }

  private static Finding tooMany(WeftParameter value, Kind kind) {
    return Message.RECORDED_VALUE.at(
        value.at(),
        kind.annotation(),
        kind == Kind.INFO ? TAKES_NO_VALUE : "one value",
        "\"" + value.name() + "\" is no label" + (kind == Kind.INFO ? "" : " either"),
        "mark it with @Label, or remove it");
  }

  private static Finding ofAnotherType(WeftParameter value, Kind kind) {
    return Message.RECORDED_VALUE.at(
        value.at(),
        kind.annotation(),
        takes(kind),
        "\"" + value.name() + "\" is of type " + value.type().simpleName(),
        fix(kind));
  }

  private static String fix(Kind kind) {
    return switch (kind) {
      case COUNTED -> "take a long, an int or a Duration";
      case UP_DOWN -> "take a long or an int";
      case GAUGED ->
          "take a double, a long, a Duration or a DoubleSupplier, or mark it with @Label";
      case OBSERVED -> "take a double, a long or a Duration, or mark it with @Label";
      default -> "take an enum, or mark it with @Label";
    };
  }
}
