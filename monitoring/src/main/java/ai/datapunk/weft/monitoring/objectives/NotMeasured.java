package ai.datapunk.weft.monitoring.objectives;

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
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The alert of objectives that nobody measures, and whose other alerts are silent for that. */
final class NotMeasured {

  private static final Series ANSWERS = Series.of(Family.WEFT_RECORDING_FAILURES);
  private static final Series UP = Series.of("up", List.of());
  private static final String USUAL_JOB = "shop";

  /** An objective, and who is to measure it. */
  private record Part(MeasuredObjective objective, String application) {

    /** Nothing of it is recorded; of its own application, or of any. */
    String absent(boolean isOfAny) {
      return "absent(" + objective.selector(Recorded.BAD, isOfAny ? "" : application) + ")";
    }

    /** The same, with the application in the place of the job. */
    String absentAnywhere() {
      return application.isEmpty()
          ? absent(true)
          : "label_replace(%s, \"job\", %s, \"job\", \"\")"
              .formatted(absent(true), Matchers.quoted(application));
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
    List<String> known =
        parts.stream()
            .filter(part -> !part.application().isEmpty())
            .map(part -> part.absent(false))
            .toList();
    String any =
        either(parts.stream().map(Part::absentAnywhere).toList())
            + "\nunless on (job)\n"
            + UP.selector()
            + "\nand on ()\ncount("
            + ANSWERS.selector()
            + ") > 0";
    String text =
        known.isEmpty()
            ? any
            : either(known) + "\nand on (job)\n(" + UP.selector() + " == 1)\nor\n" + any;
    return Recorded.counted(text, Duration.ofMinutes(5));
  }

  private static String either(List<String> queries) {
    return "(\n  " + String.join("\n  or\n  ", queries) + "\n)";
  }

  /** All others are measured meanwhile, since each that is not is an alert. */
  private void scenarios(AlertBuilder alert) {
    Part first = parts.get(0);
    String whose = first.objective().kind() + " of " + first.objective().operation();
    boolean isNamed = !first.application().isEmpty();
    boolean isAlone = first.objective().applications().size() == 1;
    if (isNamed) {
      alert.tried(fires("a job answers that does not count for the " + whose, first, up(first, 1)));
    }
    if (isNamed && isAlone) {
      alert.tried(silent("the job does not answer", others(first, up(first, 0), answers())));
    }
    if (isAlone) {
      alert.tried(fires("nothing anywhere counts for the " + whose, first, answers()));
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
    return Sample.starting(ANSWERS, 0, Recorded.JOB, "another");
  }

  private List<Sample> others(@Nullable Part absent, Sample... given) {
    List<Sample> samples = new ArrayList<>(List.of(given));
    parts.stream()
        .filter(part -> !part.equals(absent))
        .forEach(part -> samples.addAll(part.measured()));
    return samples;
  }

  private Scenario fires(String title, Part absent, Sample given) {
    return new Scenario(title, "1", null, "", absent.labels(), others(absent, given));
  }

  private static Scenario silent(String title, List<Sample> samples) {
    return new Scenario(title, null, null, "", Map.of(), samples);
  }
}
