package ai.datapunk.weft.monitoring.objectives;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Matchers;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertBuilder;
import ai.datapunk.weft.monitoring.rules.Sample;
import ai.datapunk.weft.monitoring.rules.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The alert of objectives that nobody measures, and whose other alerts are silent for that. */
final class NotMeasured {

  private static final Series ANSWERS = Series.of(Family.WEFT_RECORDING_FAILURES);
  private static final Series UP = Series.of("up", List.of());
  private static final String USUAL_JOB = "shop";
  private static final String ANOTHER_JOB = "another";

  /** An objective, and who is to measure it. */
  private record Part(MeasuredObjective objective, String application) {

    /** Whose job answers. */
    String expected(Set<String> kept) {
      String labels = String.join(", ", MeasuredObjective.LABELS);
      return "group by (%s) (%s == 1)\n* on () group_left (%s)\ngroup by (%s) (%s)"
          .formatted(
              job(kept),
              UP.is(Recorded.JOB, application).selector(),
              labels,
              labels,
              objective.selector(Recorded.ALLOWED));
    }

    /** Nothing of it is recorded of any job; the application is in the place of that. */
    String absent() {
      String absent = "absent(" + objective.selector(Recorded.BAD) + ")";
      return application.isEmpty()
          ? absent
          : "label_replace(%s, \"job\", %s, \"job\", \"\")"
              .formatted(absent, Matchers.quoted(application));
    }

    List<Sample> measured() {
      return objective.samples(
          application.isEmpty() ? USUAL_JOB : application, Traffic.NONE, Traffic.NONE);
    }

    SortedMap<String, String> labels() {
      SortedMap<String, String> labels = objective.identity();
      if (!application.isEmpty()) {
        labels.put(Recorded.JOB, application);
      }
      return labels;
    }
  }

  private final List<Part> parts;

  private NotMeasured(Collection<MeasuredObjective> objectives) {
    parts =
        objectives.stream()
            .flatMap(one -> one.applications().stream().map(name -> new Part(one, name)))
            .toList();
  }

  static Alert of(Collection<MeasuredObjective> objectives, String team) {
    NotMeasured all = new NotMeasured(objectives);
    AlertBuilder alert =
        AlertBuilder.alert("ObjectiveNotMeasured", all.query())
            .comment(
                "Without series all other alerts of an objective are silent. Where a job has an"
                    + " application's name, its targets have to answer: while none does, ServiceDown"
                    + " tells. Where none has, any job may measure the objective, some application"
                    + " with Weft has to answer, and job is the application's name.")
            .lasting("10m")
            .team(team)
            .says(
                "Nothing counts for the " + ObjectiveTexts.WHOSE,
                "There are no series for the "
                    + ObjectiveTexts.WHOSE
                    + "{{ with $labels.job }} in {{ . }}{{ end }}: its error budget over"
                    + " {{ $labels.window }} is not known, and no other alert of it can come")
            .runbook(ObjectiveRunbooks.notMeasured(objectives));
    all.scenarios(alert);
    return alert.build();
  }

  private Query query() {
    return Recorded.counted(this::query, Duration.ofMinutes(5));
  }

  private String query(Set<String> kept) {
    String any =
        either(parts.stream().map(Part::absent).toList())
            + "\nunless on (job)\n"
            + UP.selector()
            + "\nand on ()\ncount("
            + ANSWERS.selector()
            + ") > 0";
    List<String> known =
        parts.stream()
            .filter(part -> !part.application().isEmpty())
            .map(part -> part.expected(kept))
            .toList();
    return known.isEmpty()
        ? any
        : either(known)
            + "\nunless on (%s, %s)\n%s\nor\n"
                .formatted(job(kept), String.join(", ", MeasuredObjective.LABELS), Recorded.BAD)
            + any;
  }

  private static String job(Set<String> kept) {
    return Stream.concat(kept.stream(), Stream.of(Recorded.JOB)).collect(joining(", "));
  }

  private static String either(List<String> queries) {
    String all = String.join("\nor\n", queries);
    return "(\n" + all.indent(2) + ")";
  }

  /** All others are measured meanwhile, since each that is not is an alert. */
  private void scenarios(AlertBuilder alert) {
    Part first = parts.get(0);
    String whose = first.objective().kind() + " of " + first.objective().operation();
    boolean isNamed = !first.application().isEmpty();
    boolean isAlone = first.objective().applications().size() == 1;
    if (isNamed) {
      String title = "a job answers that does not count for the " + whose;
      alert.tried(fires(title, first, List.of(), up(first, 1)));
      List<Sample> another = first.objective().samples(ANOTHER_JOB, Traffic.NONE, Traffic.NONE);
      alert.tried(fires(title + ", and another does", first, another, up(first, 1)));
    }
    if (isNamed && isAlone) {
      alert.tried(silent("the job does not answer", others(first, up(first, 0), answers())));
    }
    if (isAlone) {
      alert.tried(everywhere("nothing anywhere counts for the " + whose, first));
    }
    alert.tried(
        silent(
            "each is counted, without calls",
            isNamed ? others(null, answers(), up(first, 1)) : others(null, answers())));
  }

  private static Sample up(Part part, double value) {
    return Sample.passing(UP, value, Recorded.JOB, part.application());
  }

  private static Sample answers() {
    return Sample.starting(ANSWERS, 0, Recorded.JOB, ANOTHER_JOB);
  }

  private List<Sample> others(@Nullable Part absent, Sample... given) {
    List<Sample> samples = new ArrayList<>(List.of(given));
    parts.stream()
        .filter(part -> !part.equals(absent))
        .forEach(part -> samples.addAll(part.measured()));
    return samples;
  }

  private Scenario fires(String title, Part absent, List<Sample> more, Sample given) {
    List<Sample> samples = others(absent, given);
    samples.addAll(more);
    return new Scenario(title, "1", null, "", absent.labels(), false, samples);
  }

  private Scenario everywhere(String title, Part absent) {
    return new Scenario(title, "1", null, "", absent.labels(), true, others(absent, answers()));
  }

  private static Scenario silent(String title, List<Sample> samples) {
    return Scenario.silent(title, null, samples);
  }
}
