package ai.datapunk.weft.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricConflictsTest extends MetricsFixture {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ReadsTotal              | ReadsTotal is no name in snake_case: begin with a letter and use lower-case letters, digits and single underscores
          reads                   | reads is of the type counter, but does not end in _total: end the name in _total
          reads_count_total       | reads_count_total has _count in its name, which belongs to a histogram's own series: take it out, since this is of the type counter
          read_ms_total           | read_ms_total names the unit 'ms', but the base unit is seconds: record that, and end the name in _seconds_total
          retry_calls_total       | retry_calls_total is a family that Weft records itself: choose another name for this metric
          """)
  void aCounterIsNamedAsCountersAre(String name, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.counter(name, "Reads"))
        .withMessage(message);
  }

  @Test
  void othersAreNamedAsTheyAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.gauge("queue_total", "Jobs"))
        .withMessage(
            "queue_total has _total in its name, which belongs to counters: take it out, since"
                + " this is of the type gauge");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.info("runtime", "Java"))
        .withMessage(
            "runtime is of the type info, but does not end in _info: end the name in _info");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.histogram("hit_percent", "Hits"))
        .withMessage(
            "hit_percent names the unit 'percent', but the base unit is ratio: record that, and"
                + " end the name in _ratio");
  }

  @Test
  void labelsAreNamedAsLabelsAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.counter("a_total", "A").label("le", 2).register())
        .withMessage("The label 'le' of a_total belongs to Prometheus: choose another");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.counter("a_total", "A").label("Kind", 2).register())
        .withMessage(
            "The label 'Kind' of a_total is not snake_case: begin with a letter and use lower-case"
                + " letters, digits and single underscores");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                metrics
                    .counter("a_total", "A")
                    .label("kind", 2)
                    .constantLabel("kind", "x")
                    .register())
        .withMessage("a_total has a label twice: [kind, kind]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.counter("a_total", "A").label("kind", 0))
        .withMessage("The label 'kind' of a_total must have a max of 1 to 10000, but it is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.counter("a_total", "A").label("kind", List.of()))
        .withMessage("The label 'kind' of a_total has no values: name one at least");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.counter("a_total", " "))
        .withMessage(
            "a_total has no help text: say what it counts or measures, for those who read"
                + " dashboards");
  }

  @Test
  @SuppressWarnings("NullAway") // Null is what is tried.
  void nullIsNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> metrics.counter(null, "Reads"))
        .withMessage("name");
    assertThatNullPointerException()
        .isThrownBy(() -> metrics.counter("a_total", "A").label(null, 2))
        .withMessage("label");
    assertThatNullPointerException()
        .isThrownBy(() -> metrics.counter("a_total", "A").label("kind", (List<String>) null))
        .withMessage("values");
    assertThatNullPointerException()
        .isThrownBy(() -> metrics.histogram("a", "A").buckets((double[]) null))
        .withMessage("upperBounds");
  }

  @Test
  void aStandardMetricIsAsTheStandardHasIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> metrics.counter("events_processed_total", "Events").label("type", 3).register())
        .withMessage(
            "events_processed_total is one of the platform's standard metrics, a counter with the"
                + " labels [type, status], and cannot be a counter with the labels [type]: make it"
                + " so, or choose another name");
  }

  @Test
  void aMetricHasOneTypeAndOneSetOfLabels() {
    metrics.gauge("queue_size", "Jobs").label("queue", 3).register();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.gauge("queue_size", "Jobs").label("name", 3).register())
        .withMessage(
            "queue_size exists with the labels [queue] and cannot also have the labels [name]: give"
                + " one of the two metrics another name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.histogram("queue_size", "Jobs").label("queue", 3).register())
        .withMessage(
            "queue_size exists as a metric of type gauge and cannot also be one of type histogram:"
                + " give one of the two metrics another name");
  }

  /** To Prometheus they are all gauges, but one would undo what the other one does. */
  @Test
  void aGaugeHasOneInstrument() {
    metrics.gauge("jobs_running", "Jobs").register().set(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.upDownCounter("jobs_running", "Jobs").register())
        .withMessage(
            "jobs_running exists as a metric of type gauge and cannot also be one of type"
                + " upDownCounter: give one of the two metrics another name");
    metrics.stateSet("job_status", "Jobs", "state", Status.class).register();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.gauge("job_status", "Jobs").label("state", 3).register())
        .withMessageContaining("exists as a metric of type stateSet and cannot also be");
    assertThat(scrape().value("jobs_running")).isEqualTo(3);
  }

  @Test
  void aMetricOfTheRegistrysOwnIsInTheWay() {
    io.prometheus.metrics.core.metrics.Counter.builder().name("theirs_total").register(registry);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.counter("theirs_total", "Theirs").register())
        .withMessageStartingWith(
            "The registry has another metric in place of your theirs_total. Fix: give yours another"
                + " name, or give the mesh a registry of its own: ");
    // And the other way round.
    metrics.counter("ours_total", "Ours").register().increment();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                io.prometheus.metrics.core.metrics.Counter.builder()
                    .name("ours_total")
                    .register(registry));
    assertThat(scrape().value("ours_total")).isEqualTo(1);
  }
}
