package ai.datapunk.weft.monitoring.dependencies;

import ai.datapunk.weft.contract.PlainNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is measured, as it stands on an edge. */
final class MeasuredLabel {

  private static final MathContext SHORT = new MathContext(3);

  private MeasuredLabel() {}

  static List<String> lines(Measured measured) {
    List<String> lines = new ArrayList<>();
    if (measured.calls() > 0) {
      lines.add("calls " + number(measured.calls()) + "/s");
      if (measured.failures() > 0) {
        lines.add("failing " + number(100 * measured.failures() / measured.calls()) + " %");
      }
      Double duration = measured.duration();
      if (duration != null) {
        lines.add("p95 " + number(duration) + " s");
      }
    } else {
      lines.add("not called");
    }
    if (measured.retries() > 0) {
      lines.add("retries " + number(measured.retries()) + "/s");
    }
    String circuit = circuit(measured.circuit());
    if (!circuit.isEmpty()) {
      lines.add(circuit);
    }
    return lines;
  }

  private static String circuit(@Nullable Double state) {
    if (state == null) {
      return "";
    }
    return switch (state.intValue()) {
      case 0 -> "circuit is open";
      case 1 -> "circuit is half-open";
      default -> "";
    };
  }

  /** In three digits. */
  private static String number(double value) {
    return Double.isFinite(value)
        ? PlainNumber.of(BigDecimal.valueOf(value).round(SHORT))
        : String.valueOf(value);
  }
}
