package ai.datapunk.weft.forecast;

import ai.datapunk.weft.forecast.Scenario.Day;
import ai.datapunk.weft.forecast.Scenario.Kind;
import ai.datapunk.weft.forecast.Scenario.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of all candidates in all scenarios, and the tables that show them. */
final class Judgement {

  /** What must not be exceeded to be relied upon: the share of outages missed of a kind. */
  private static final double MOST_MISSED = 0.025;

  private static final double MOST_FALSE_EVENTS_PER_DAY = 0.25;

  /** By how much the gauge may be off in nine cases of ten: half of how far it looks ahead. */
  private static final double MOST_SECONDS_OFF = WindowProjection.HORIZON_SECONDS / 2.0;

  private static final List<Kind> COMPARED =
      List.of(Kind.RAMP, Kind.STEP, Kind.LITTLE_TRAFFIC, Kind.SMALL_WINDOW);

  private final List<Candidate> candidates;
  private final List<Outage> outages = Scenario.outages();
  private final List<Day> quiet = Scenario.days();
  private final List<Day> restless = Scenario.restlessDays();

  /** By scenario, then by candidate. */
  private final List<List<Figures>> ofOutages;

  private final List<List<Figures>> ofDays;
  private final List<List<Figures>> ofRestlessDays;

  private Judgement(List<Candidate> candidates, int runs, int times) {
    this.candidates = candidates;
    ofOutages = outages.stream().map(outage -> Figures.of(outage, candidates, runs)).toList();
    ofDays = quiet.stream().map(day -> Figures.of(day, candidates, times)).toList();
    ofRestlessDays = restless.stream().map(day -> Figures.of(day, candidates, times)).toList();
  }

  /** Plays each outage for so many runs, and the days so many times. */
  static Judgement of(List<Candidate> candidates, int runs, int times) {
    return new Judgement(candidates, runs, times);
  }

  /** In all outages of a kind. */
  Figures of(int candidate, Kind kind) {
    Figures figures = new Figures();
    for (int i = 0; i < outages.size(); i++) {
      if (outages.get(i).kind() == kind) {
        figures.add(ofOutages.get(i).get(candidate));
      }
    }
    return figures;
  }

  /** In all outages. */
  Figures outages(int candidate) {
    return sum(ofOutages, candidate);
  }

  /** On all days on which the service is as it always is. */
  Figures days(int candidate) {
    return sum(ofDays, candidate);
  }

  /** On each day that is not well. */
  List<Figures> restless(int candidate) {
    return ofRestlessDays.stream().map(figures -> figures.get(candidate)).toList();
  }

  private static Figures sum(List<List<Figures>> scenarios, int candidate) {
    Figures figures = new Figures();
    scenarios.forEach(each -> figures.add(each.get(candidate)));
    return figures;
  }

  /** Whether it can be relied upon, in outages of each kind and on days without. */
  boolean isSure(int candidate) {
    return COMPARED.stream()
            .allMatch(kind -> of(candidate, kind).events.missedShare() <= MOST_MISSED)
        && days(candidate).falseEventsPerDay() <= MOST_FALSE_EVENTS_PER_DAY
        && outages(candidate).gaugeError(0.9) <= MOST_SECONDS_OFF;
  }

  String outagesTable() {
    StringBuilder table =
        new StringBuilder(
            """
            | how the service fails | window | opens after | event before that | missed | alert before that | missed | gauge is off by |
            |---|---|---:|---:|---:|---:|---:|---:|
            """);
    for (int i = 0; i < outages.size(); i++) {
      Figures figures = ofOutages.get(i).get(0);
      table.append(
          text(
              "| %s | %s | %s | %s | %s | %s |\n",
              outages.get(i).name(),
              outages.get(i).window(),
              seconds(Figures.quantile(figures.opened, 0.5)),
              warnings(figures, figures.events),
              warnings(figures, figures.alerts),
              isForeseeable(figures) ? off(figures) : "–"));
    }
    return table.toString();
  }

  /** The lead times and the share of outages without. */
  private static String warnings(Figures figures, Figures.Warnings warnings) {
    return isForeseeable(figures)
        ? leads(warnings) + " | " + percent(warnings.missedShare())
        : "– | –";
  }

  private static boolean isForeseeable(Figures figures) {
    return figures.unforeseeable <= figures.runs / 2;
  }

  String daysTable() {
    StringBuilder table =
        new StringBuilder(
            """
            | what the service does all day | window | circuit opens | false events | false alerts |
            |---|---|---:|---:|---:|
            """);
    List<Day> days = new ArrayList<>(quiet);
    days.addAll(restless);
    List<List<Figures>> all = new ArrayList<>(ofDays);
    all.addAll(ofRestlessDays);
    for (int i = 0; i < days.size(); i++) {
      Figures figures = all.get(i).get(0);
      table.append(
          text(
              "| %s | %s | %.0f | %.2f | %.2f |\n",
              days.get(i).name(),
              days.get(i).window(),
              figures.openings / figures.days,
              figures.falseEventsPerDay(),
              figures.falseAlertsPerDay()));
    }
    return table.toString();
  }

  String estimatorsTable() {
    StringBuilder table =
        new StringBuilder(
            """
            | estimator | ramps | steps | little traffic | small window | gauge is off by | false events, noise | flapping |
            |---|---:|---:|---:|---:|---:|---:|---:|
            """);
    for (int i = 0; i < candidates.size(); i++) {
      StringBuilder row = new StringBuilder("| " + candidates.get(i).name());
      for (Kind kind : COMPARED) {
        Figures.Warnings events = of(i, kind).events;
        row.append(" | ").append(leads(events)).append(", ").append(percent(events.missedShare()));
      }
      table.append(
          text(
              "%s | %s | %.2f | %.0f |\n",
              row,
              off(outages(i)),
              days(i).falseEventsPerDay(),
              restless(i).get(1).falseEventsPerDay()));
    }
    return table.toString();
  }

  private static String leads(Figures.Warnings warnings) {
    return text("%.0f s (%.0f s)", warnings.lead(0.5), warnings.lead(0.1));
  }

  private static String off(Figures figures) {
    return text("%.0f s (%.0f s)", figures.gaugeError(0.5), figures.gaugeError(0.9));
  }

  private static String seconds(double value) {
    return text("%.0f s", value);
  }

  private static String percent(double share) {
    return share > 0 && share < 0.01 ? text("%.1f %%", 100 * share) : text("%.0f %%", 100 * share);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
