package ai.datapunk.weft.monitoring.drill;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query whose times are shorter. It is gone through token by token, so that what stands in quotes
 * is left; and what has a time in it that is not known to be one fails.
 */
final class FasterQuery {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`" // a text
              + "|#[^\n]*" // a comment
              + "|\\[[^\\]]*\\]" // a range
              + "|[A-Za-z_:][\\w:]*" // a name
              + "|\\d[\\w.]*" // a number, or a time
              + "|\\s+|.",
          Pattern.DOTALL);

  private static final String TIME = "(" + PromTime.SYNTAX + ")";
  private static final Pattern RANGE =
      Pattern.compile("\\[\\s*" + TIME + "\\s*(?:(:)\\s*" + TIME + "?\\s*)?\\]");
  private static final Pattern ANY_TIME = Pattern.compile(PromTime.SYNTAX);
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

  /** Counts what happens within a range. */
  private static final String COUNTED = "increase";

  private static final String HORIZON = "predict_linear";
  private static final String OFFSET = "offset";

  /** What an offset is of stands before it; else it is the name of a label or metric. */
  private static final Pattern OPERAND =
      Pattern.compile("[)}]|\\[.*\\]|(?!(?:and|or|unless|bool)$)[A-Za-z_:][\\w:]*", Pattern.DOTALL);

  /**
   * What goes by time in a way of its own: a slope of a gauge, which goes through its course as
   * many times faster, and the time of the day.
   */
  private static final Set<String> UNKNOWN =
      Set.of(
          "deriv",
          "holt_winters",
          "double_exponential_smoothing",
          "time",
          "timestamp",
          "minute",
          "hour",
          "day_of_week",
          "day_of_month",
          "day_of_year",
          "days_in_month",
          "month",
          "year");

  private final String query;
  private final int factor;
  private final Matcher token;
  private final StringBuilder text = new StringBuilder();

  /** The last token that is no space. */
  private String before = "";

  private FasterQuery(String query, int factor) {
    this.query = query;
    this.factor = factor;
    this.token = TOKEN.matcher(query);
  }

  /**
   * The query for time that runs so many times faster.
   *
   * @throws IllegalArgumentException if it has a time in it that is not known to be one
   */
  static String of(String query, int factor) {
    FasterQuery faster = new FasterQuery(query, factor);
    while (faster.token.find()) {
      String next = faster.token.group();
      faster.take(next);
      faster.before = next.isBlank() ? faster.before : next;
    }
    return faster.text.toString();
  }

  private void take(String next) {
    if (next.startsWith("[")) {
      text.append(range(next));
    } else if (ANY_TIME.matcher(next).matches()) {
      throw unknown(next);
    } else if (next.equals(OFFSET) && OPERAND.matcher(before).matches()) {
      offset();
    } else if (isCalled()) {
      call(next);
    } else {
      text.append(next);
    }
  }

  private boolean isCalled() {
    return Character.isLetter(token.group().charAt(0)) && behind(token.end()).startsWith("(");
  }

  private String behind(int end) {
    return query.substring(end).stripLeading();
  }

  private void call(String function) {
    if (UNKNOWN.contains(function)) {
      throw unknown(function);
    }
    if (!function.equals(COUNTED) && !function.equals(HORIZON)) {
      text.append(function);
      return;
    }
    int begin = query.indexOf('(', token.end());
    int end = closing(begin);
    String inside = query.substring(begin + 1, end);
    if (function.equals(COUNTED)) {
      text.append('(')
          .append(factor)
          .append(" * increase(")
          .append(of(inside, factor))
          .append("))");
    } else {
      text.append(HORIZON).append('(').append(predicted(inside)).append(')');
    }
    token.region(end + 1, query.length());
  }

  /** How far ahead is the last number, in seconds. */
  private String predicted(String inside) {
    int comma = inside.lastIndexOf(',');
    String ahead = inside.substring(comma + 1).strip();
    if (comma < 0 || !NUMBER.matcher(ahead).matches()) {
      throw unknown(HORIZON);
    }
    BigDecimal nearer =
        new BigDecimal(ahead).divide(BigDecimal.valueOf(factor), MathContext.DECIMAL64);
    return of(inside.substring(0, comma), factor)
        + ", "
        + nearer.stripTrailingZeros().toPlainString();
  }

  /** Where the parenthesis ends that begins here. */
  private int closing(int begin) {
    Matcher inside = TOKEN.matcher(query).region(begin, query.length());
    int open = 0;
    while (inside.find()) {
      open += inside.group().equals("(") ? 1 : inside.group().equals(")") ? -1 : 0;
      if (open == 0) {
        return inside.start();
      }
    }
    throw unknown(query.substring(begin));
  }

  private String range(String range) {
    Matcher times = RANGE.matcher(range);
    if (!times.matches()) {
      throw unknown(range);
    }
    String step = times.group(3) == null ? "" : shorter(times.group(3));
    String colon = times.group(2) == null ? "" : ":";
    return "[" + shorter(times.group(1)) + colon + step + "]";
  }

  /** It may be one into the future. */
  private void offset() {
    Matcher time = Pattern.compile("\\s+(-?)" + TIME).matcher(query);
    if (!time.region(token.end(), query.length()).lookingAt()) {
      throw unknown(OFFSET);
    }
    text.append(OFFSET).append(' ').append(time.group(1)).append(shorter(time.group(2)));
    token.region(time.end(), query.length());
  }

  private String shorter(String time) {
    return PromTime.shorter(time, factor);
  }

  private IllegalArgumentException unknown(String what) {
    return new IllegalArgumentException(
        "What becomes of '"
            + what
            + "' in faster time is not known, in "
            + query.strip().replaceAll("\\s+", " ")
            + ". Fix: take it as it is, without a drill.");
  }
}
