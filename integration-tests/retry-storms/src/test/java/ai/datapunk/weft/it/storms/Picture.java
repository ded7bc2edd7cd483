package ai.datapunk.weft.it.storms;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The outcomes as a picture: the load of the ledger, and what its clients get. */
final class Picture {

  /** What is drawn, and how it is told apart; the other kinds of jitter look alike. */
  private static final Map<Variant, List<String>> LOOK =
      Map.of(
          Variant.NO_RETRIES, List.of("#8a8a8a", "2 3"),
          Variant.PROPORTIONAL, List.of("#d1495b", ""),
          Variant.CIRCUIT, List.of("#c77d0a", "8 4"),
          Variant.BUDGET, List.of("#2f7ed8", ""),
          Variant.ALL, List.of("#1f9e6e", "4 3"));

  private Picture() {}

  static String of(Map<Variant, Outcome> outcomes) {
    LineChart load =
        new LineChart(
            "Calls that reach the overloaded service, as a multiple of what clients offer",
            0,
            List.of(1.0, 3.0, 10.0, 30.0),
            value -> StrictMath.log(Math.max(value, 0.3) / 0.3) / StrictMath.log(100));
    LineChart goodput =
        new LineChart(
            "Pages that clients get within two seconds, in percent",
            LineChart.HEIGHT,
            List.of(0.0, 50.0, 100.0),
            value -> value / 100);
    return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 "
        + LineChart.WIDTH
        + " "
        + 2 * LineChart.HEIGHT
        + "' font-family='sans-serif' font-size='12' role='img'"
        + " aria-label='Load and successes of a mesh in a storm of retries, second by second'>\n"
        + "<rect width='100%' height='100%' fill='#ffffff'/>\n"
        + Stream.of(
                draw(load, outcomes, Outcome::load),
                draw(goodput, outcomes, (outcome, s) -> 100 * outcome.goodput(s)))
            .collect(joining())
        + "</svg>\n";
  }

  private static String draw(
      LineChart chart, Map<Variant, Outcome> outcomes, ToDoubleBiFunction<Outcome, Integer> value) {
    List<LineChart.Line> lines =
        outcomes.values().stream()
            .filter(outcome -> LOOK.containsKey(outcome.variant()))
            .map(outcome -> line(outcome, value))
            .toList();
    return chart.draw(lines, Storm.BEGINS, Storm.ENDS, Storm.SECONDS);
  }

  private static LineChart.Line line(Outcome outcome, ToDoubleBiFunction<Outcome, Integer> value) {
    List<String> look = requireNonNull(LOOK.get(outcome.variant()));
    return new LineChart.Line(
        outcome.variant().text(),
        look.get(0),
        look.get(1),
        IntStream.range(0, Storm.SECONDS)
            .mapToObj(second -> value.applyAsDouble(outcome, second))
            .toList());
  }
}
