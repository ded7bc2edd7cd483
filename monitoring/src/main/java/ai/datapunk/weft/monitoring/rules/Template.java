package ai.datapunk.weft.monitoring.rules;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an annotation, in which Prometheus puts labels and the value. */
public record Template(String text) {

  private static final Pattern LABEL = Pattern.compile("\\{\\{ \\$labels\\.(\\w+) \\}\\}");

  /** The value, with what is said of it where it is large. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?:\\{\\{ if ge \\$value [0-9.]+ \\}\\}[^{]*\\{\\{ end \\}\\})?"
              + "\\{\\{ \\$value(?: \\| \\w+)? \\}\\}");

  private static final Pattern FILLED_IN = Pattern.compile(LABEL + "|" + VALUE);

  /** The labels that it names. */
  public SortedSet<String> labels() {
    SortedSet<String> labels = new TreeSet<>();
    Matcher matcher = LABEL.matcher(text);
    while (matcher.find()) {
      labels.add(matcher.group(1));
    }
    return labels;
  }

  /** The text as it is sent, of an alert with these labels whose value is shown like that. */
  public String filled(Map<String, String> labels, String value) {
    // In one go: a label's value may look like a part of a template.
    return FILLED_IN
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null ? value : labels.getOrDefault(found.group(1), "")));
  }
}
