package ai.datapunk.weft.monitoring.rules;

import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of an annotation, in which Prometheus puts labels and the value. */
public record Template(String text) {

  private static final Pattern NAMED = Pattern.compile("\\$labels\\.(\\w+)");

  /** As a part of an address has it. */
  private static final String IN_ADDRESS = "( \\| urlquery)?";

  /** A label. */
  private static final String LABEL = "\\{\\{ \\$labels\\.(\\w+)" + IN_ADDRESS + " \\}\\}";

  /** A label that only some have, behind a text that is left out with it. */
  private static final String OPTIONAL =
      "\\{\\{ with \\$labels\\.(\\w+) \\}\\}([^{]*)\\{\\{ \\."
          + IN_ADDRESS
          + " \\}\\}\\{\\{ end \\}\\}";

  /** What a query finds besides. */
  private static final String ASKED =
      "(\\{\\{ range printf .*?\\}\\}(?:\\{\\{ if gt \\.Value [0-9.]+ \\}\\})?"
          + "\\{\\{ \\.Value[^{]*\\}\\}"
          + "(?:\\{\\{ else \\}\\}[^{]*\\{\\{ end \\}\\})?\\{\\{ end \\}\\})";

  private static final Pattern ASKED_BY_JOB =
      Pattern.compile("(\\{\\{ range printf \"\\w[^{]*\\{)(job=[^}]*\\}\" )(\\$labels\\.job )");

  /** The value, with what is said of it where it is large. */
  private static final String VALUE =
      "(?:\\{\\{ if ge \\$value [0-9.]+ \\}\\}[^{]*\\{\\{ end \\}\\})?"
          + "\\{\\{ \\$value(?: \\| \\w+)? \\}\\}";

  private static final Pattern FILLED_IN =
      Pattern.compile(String.join("|", LABEL, OPTIONAL, ASKED, VALUE));

  /** The labels that it names. */
  public SortedSet<String> labels() {
    SortedSet<String> labels = new TreeSet<>();
    Matcher matcher = NAMED.matcher(text);
    while (matcher.find()) {
      labels.add(matcher.group(1));
    }
    return labels;
  }

  /**
   * The same where these labels tell series apart too; what is asked besides is by {@code job} for
   * others.
   */
  Template keeping(List<String> more) {
    String matchers = more.stream().map(label -> label + "=%q,").collect(joining());
    String values = more.stream().map(label -> "$labels." + label + " ").collect(joining());
    return new Template(
        ASKED_BY_JOB
            .matcher(text)
            .replaceAll(
                asked ->
                    Matcher.quoteReplacement(
                        asked.group(1) + matchers + asked.group(2) + values + asked.group(3))));
  }

  /**
   * The text as it is sent, of an alert with these labels whose value is shown like that, and what
   * is asked besides like this.
   */
  public String filled(Map<String, String> labels, String value, String asked) {
    // In one go: a label's value may look like a part of a template.
    return FILLED_IN
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(filled(found, labels, value, asked)));
  }

  private static String filled(
      MatchResult found, Map<String, String> labels, String value, String asked) {
    if (found.group(1) != null) {
      return shown(labels.getOrDefault(found.group(1), ""), found.group(2));
    }
    if (found.group(3) != null) {
      String label = labels.getOrDefault(found.group(3), "");
      return label.isEmpty() ? "" : found.group(4) + shown(label, found.group(5));
    }
    return found.group(6) == null ? value : asked;
  }

  /** In an address, as Go writes it, which differs from Java in two characters. */
  private static String shown(String label, @Nullable String inAddress) {
    return inAddress == null
        ? label
        : URLEncoder.encode(label, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }
}
