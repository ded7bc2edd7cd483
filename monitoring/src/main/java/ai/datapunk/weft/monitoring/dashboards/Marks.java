package ai.datapunk.weft.monitoring.dashboards;

import ai.datapunk.weft.monitoring.grafana.Annotation;
import ai.datapunk.weft.monitoring.grafana.Colour;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.List;

/**
 * What stands as a mark on all lines: changes of state. Over two minutes, so that a scrape each
 * minute is enough, and longer than marks are apart, so that none is left out between two.
 */
final class Marks {

  private static final String RANGE = "2m";
  private static final String JOB = "job";

  private Marks() {}

  /** That a circuit goes into a state. */
  static Annotation changes(
      String name, Series changes, String state, Colour colour, List<String> by) {
    return new Annotation(
        name,
        changes.is("to_state", state).increase(RANGE).sumBy(JOB, "service").keeping(by).above(0),
        "{{job}} > {{service}}",
        colour);
  }

  /** That a process has begun anew, and counts from zero. */
  static Annotation restarts(Series counter, List<String> by) {
    return new Annotation(
        "Processes that start again",
        counter.resets(RANGE).maxBy(JOB, "instance").keeping(by).above(0),
        "{{job}} {{instance}}",
        Colour.GREY);
  }
}
