package ai.datapunk.weft.monitoring.promql;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The texts that stand between the braces of a selector, and in Alertmanager's matchers. */
public final class Matchers {

  private static final String SPECIAL = "\\.+*?()|[]{}^$";

  private Matchers() {}

  /** A label of just this value. */
  public static String is(String label, String value) {
    return label + "=" + quoted(value);
  }

  /** A label of one of these values. */
  public static String oneOf(String label, Collection<String> values) {
    return values.size() == 1
        ? is(label, values.iterator().next())
        : label + "=~" + quoted(anyOf(values));
  }

  /** A label of another value than all of these. */
  public static String noneOf(String label, Collection<String> values) {
    return values.size() == 1
        ? label + "!=" + quoted(values.iterator().next())
        : label + "!~" + quoted(anyOf(values));
  }

  /** A string as PromQL writes it. */
  static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private static String anyOf(Collection<String> values) {
    return List.copyOf(new TreeSet<>(values)).stream().map(Matchers::literal).collect(joining("|"));
  }

  /** The regular expression that this text alone matches. */
  private static String literal(String text) {
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      literal.append(SPECIAL.indexOf(c) < 0 ? "" : "\\").append(c);
    }
    return literal.toString();
  }
}
