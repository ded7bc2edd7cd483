package ai.datapunk.weft.it.storms;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * A chart of lines over seconds as part of an SVG picture. Written by hand, since libraries for
 * charts measure texts with the fonts of the machine: the picture would differ from one to the
 * next, and no test could hold it against the numbers.
 *
 * @param title what the values are
 * @param top of the chart in the picture
 * @param marks the values that have a line and a number at the side
 * @param scale from a value to 0 at the bottom up to 1
 */
record LineChart(String title, int top, List<Double> marks, DoubleUnaryOperator scale) {

  static final int WIDTH = 860;
  static final int HEIGHT = 210;

  private static final int LEFT = 52;
  private static final int RIGHT = 600;
  private static final int HEAD = 34;
  private static final int INNER = 150;

  /**
   * A line.
   *
   * @param colour one that is told apart on white and on black
   * @param dashes how it is dashed, so that it is told apart without colours; empty if not
   * @param values one for each second
   */
  record Line(String text, String colour, String dashes, List<Double> values) {}

  /** The chart with these lines, and the seconds in which the outage is. */
  String draw(List<Line> lines, int from, int to, int seconds) {
    StringBuilder svg = new StringBuilder();
    svg.append(text(LEFT, top + 18, "start", "bold", title));
    svg.append(
        format(
            "<rect x='%s' y='%d' width='%s' height='%d' fill='#888888' fill-opacity='0.18'/>%n",
            x(from, seconds), top + HEAD, number(at(to, seconds) - at(from, seconds)), INNER));
    for (double mark : marks) {
      svg.append(
          format(
              "<line x1='%d' x2='%d' y1='%s' y2='%s' stroke='#888888' stroke-opacity='0.4'/>%n",
              LEFT, RIGHT, y(mark), y(mark)));
      svg.append(text(LEFT - 6, Double.parseDouble(y(mark)) + 4, "end", "normal", label(mark)));
    }
    for (int second = 0; second <= seconds; second += 10) {
      svg.append(
          text(at(second, seconds), top + HEAD + INNER + 16, "middle", "normal", second + " s"));
    }
    int row = 0;
    for (Line line : lines) {
      svg.append(polyline(line, seconds));
      double y = top + HEAD + 12 + 22 * row++;
      svg.append(
          format(
              "<line x1='%d' x2='%d' y1='%s' y2='%s' %s/>%n",
              RIGHT + 16, RIGHT + 46, number(y), number(y), stroke(line)));
      svg.append(text(RIGHT + 54, y + 4, "start", "normal", line.text()));
    }
    return svg.toString();
  }

  private String polyline(Line line, int seconds) {
    StringBuilder points = new StringBuilder();
    for (int second = 0; second < line.values().size(); second++) {
      points
          .append(second == 0 ? "" : " ")
          .append(number(at(second + 0.5, seconds)))
          .append(',')
          .append(y(line.values().get(second)));
    }
    return format("<polyline fill='none' %s points='%s'/>%n", stroke(line), points);
  }

  private static String stroke(Line line) {
    return format(
        "stroke='%s' stroke-width='2'%s",
        line.colour(), line.dashes().isEmpty() ? "" : " stroke-dasharray='" + line.dashes() + "'");
  }

  private static String text(double x, double y, String anchor, String weight, String text) {
    return format(
        "<text x='%s' y='%s' text-anchor='%s' font-weight='%s'>%s</text>%n",
        number(x), number(y), anchor, weight, text);
  }

  private static double at(double second, int seconds) {
    return LEFT + second / seconds * (RIGHT - LEFT);
  }

  private static String x(int second, int seconds) {
    return number(at(second, seconds));
  }

  private String y(double value) {
    double height = Math.max(0, Math.min(1, scale.applyAsDouble(value)));
    return number(top + HEAD + INNER * (1 - height));
  }

  private static String label(double mark) {
    return mark == Math.rint(mark) ? Long.toString((long) mark) : number(mark);
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
  }
}
