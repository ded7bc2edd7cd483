package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.contract.PlainNumber;
import java.math.BigDecimal;
import java.math.MathContext;

/** What alerts of objectives say, and how Prometheus shows numbers in it. */
final class ObjectiveTexts {

  /** Whose objective it is. A metric of one's own may have no service. */
  static final String WHOSE =
      "{{ $labels.objective }} of {{ $labels.operation }}"
          + "{{ with $labels.service }} of {{ . }}{{ end }}";

  /** What it is. */
  static final String WANTS =
      "Over {{ $labels.window }}, {{ $labels.target }} of the calls that {{ $labels.job }} makes are"
          + " to be good. ";

  /** What is left of its budget, which is another query than the alert's. */
  static final String LEFT =
      "{{ range printf"
          + " \"error_budget:remaining{job=%q,objective=%q,operation=%q,service=%q,window=%q}\""
          + " $labels.job $labels.objective $labels.operation $labels.service $labels.window"
          + " | query }}{{ if gt .Value 0.0 }}{{ .Value | humanizePercentage }}{{ else }}nothing{{ end }}"
          + "{{ end }}";

  private static final MathContext FOUR = new MathContext(4);

  private ObjectiveTexts() {}

  /** As {@code humanize} shows it. */
  static String plain(double value) {
    return PlainNumber.of(BigDecimal.valueOf(value).round(FOUR));
  }

  /** As {@link #LEFT} shows it. */
  static String left(double share) {
    return share > 0 ? percentage(share) : "nothing";
  }

  /** As {@code humanizePercentage} shows it. */
  static String percentage(double value) {
    return plain(value * 100) + "%";
  }
}
