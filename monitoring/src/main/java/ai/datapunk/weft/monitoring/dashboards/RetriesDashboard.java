package ai.datapunk.weft.monitoring.dashboards;

import static ai.datapunk.weft.monitoring.dashboards.Queries.LINES;
import static ai.datapunk.weft.monitoring.dashboards.Queries.bottom;
import static ai.datapunk.weft.monitoring.dashboards.Queries.rate;
import static ai.datapunk.weft.monitoring.dashboards.Queries.recent;
import static ai.datapunk.weft.monitoring.dashboards.Queries.share;
import static ai.datapunk.weft.monitoring.dashboards.Queries.top;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.monitoring.alerts.Facts;
import ai.datapunk.weft.monitoring.grafana.Dashboard;
import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.grafana.Thresholds;
import ai.datapunk.weft.monitoring.grafana.Unit;
import ai.datapunk.weft.monitoring.promql.Series;

/** What is tried again, how often, and whether it helps. */
final class RetriesDashboard {

  private static final String JOB = "job";
  private static final String SERVICE = "service";
  private static final String OPERATION = "operation";
  private static final String ATTEMPT = "attempt";
  private static final String RESULT = "result";
  private static final String NO_CALLS = " No data where there are no calls.";

  /** As {@code HighRetryRate} has it. */
  private static final double MANY = 0.1;

  /** As {@code RetryBudgetExhausted} has it. */
  private static final double WITHOUT = 0.01;

  private final Look look;
  private final Selection chosen;
  private final Series calls;
  private final Series attempts;
  private final Dashboard dashboard;

  private RetriesDashboard(Look look) {
    this.look = look;
    chosen = Selection.of(look.by(), Series.of(Family.RETRY_CALLS), SERVICE, OPERATION, "instance");
    calls = chosen.of(Family.RETRY_CALLS);
    attempts = chosen.of(Family.RETRY_ATTEMPTS);
    dashboard =
        Look.dashboard("retries", "retries")
            .choosing(chosen)
            .mark(Marks.restarts(attempts, look.by()));
  }

  static Dashboard of(Look look) {
    RetriesDashboard retries = new RetriesDashboard(look);
    retries.numbers();
    retries.shares();
    if (look.application().hasRetryBudgets()) {
      retries.budgets();
    }
    retries.attempts();
    retries.durations();
    return retries.dashboard;
  }

  private void numbers() {
    Series retried = calls.is("retried", "true");
    Series failed = calls.isNot(RESULT, "value_returned");
    dashboard
        .part("Now")
        .add(
            chosen
                .number("Calls", "Calls per second, whatever number of attempts they take.")
                .unit(Unit.PER_SECOND)
                .showAs("calls", recent(calls)),
            6,
            4)
        .add(
            chosen
                .number("Tried again", "The share of calls that are tried again." + NO_CALLS)
                .unit(Unit.SHARE)
                .thresholds(Thresholds.bad(MANY))
                .showAs("tried again", share(recent(retried), recent(calls))),
            6,
            4)
        .add(
            chosen
                .number(
                    "Failing in the end",
                    "The share of calls that fail after all attempts." + NO_CALLS)
                .unit(Unit.SHARE)
                .thresholds(Thresholds.bad(MANY))
                .showAs("failing", share(recent(failed), recent(calls))),
            6,
            4)
        .add(
            chosen
                .number(
                    "Saved by retries",
                    "Of the calls that are tried again, the share that succeeds." + NO_CALLS)
                .unit(Unit.SHARE)
                .showAs(
                    "saved", share(recent(retried.is(RESULT, "value_returned")), recent(retried))),
            6,
            4);
  }

  private void shares() {
    Series again = attempts.isNot(ATTEMPT, "1");
    Series first = attempts.is(ATTEMPT, "1");
    dashboard
        .part("Services")
        .add(
            look.about(
                chosen
                    .lines(
                        "Attempts beside the first for each call",
                        "As HighRetryRate has it, which fires above the line; the twenty most."
                            + NO_CALLS,
                        Unit.SHARE)
                    .thresholds(Thresholds.bad(MANY))
                    .show(
                        top(share(rate(again, JOB, SERVICE), rate(first, JOB, SERVICE))),
                        JOB,
                        SERVICE),
                "HighRetryRate"),
            12,
            8)
        .add(
            chosen
                .lines(
                    "Calls by how they end",
                    "Calls per second: a value is returned, the exception is not retried, or"
                        + " attempts, time or the budget are used up.",
                    Unit.PER_SECOND)
                .stacked()
                .show(rate(calls, RESULT), RESULT),
            12,
            8);
  }

  private void budgets() {
    Series exhausted = calls.is(RESULT, LabelValues.BUDGET_EXHAUSTED);
    dashboard
        .part("Budgets")
        .add(
            chosen
                .lines(
                    "Retries left",
                    "How many retries the budgets allow at the moment, of the process that has least: "
                        + Sentences.of(Facts.budgets(look.application())),
                    Unit.NUMBER)
                .show(
                    bottom(chosen.of(Family.RETRY_BUDGET_REMAINING).now().minBy(JOB, SERVICE)),
                    JOB,
                    SERVICE),
            12,
            8)
        .add(
            look.about(
                chosen
                    .lines(
                        "Calls that go without a retry",
                        "The share of calls that end because the budget allows no retry; above the"
                            + " line, RetryBudgetExhausted fires. The twenty most."
                            + NO_CALLS,
                        Unit.SHARE)
                    .thresholds(Thresholds.bad(WITHOUT))
                    .show(
                        top(share(rate(exhausted, JOB, SERVICE), rate(calls, JOB, SERVICE))),
                        JOB,
                        SERVICE),
                "RetryBudgetExhausted"),
            12,
            8);
  }

  private void attempts() {
    dashboard
        .part("Operations")
        .add(
            chosen
                .lines(
                    "Attempts by their number",
                    "Attempts per second beside the first ones: "
                        + Sentences.of(Facts.retries(look.application())),
                    Unit.PER_SECOND)
                .show(
                    top(rate(attempts.isNot(ATTEMPT, "1"), SERVICE, OPERATION, ATTEMPT)),
                    SERVICE,
                    OPERATION,
                    ATTEMPT),
            8,
            8)
        .add(
            chosen
                .lines(
                    "Attempts that success took",
                    "Calls per second that succeed, by the number of attempts.",
                    Unit.PER_SECOND)
                .show(
                    top(
                        rate(
                            chosen.of(Family.RETRY_SUCCESS),
                            SERVICE,
                            OPERATION,
                            "attempts_needed")),
                    SERVICE,
                    OPERATION,
                    "attempts_needed"),
            8,
            8)
        .add(
            chosen
                .lines(
                    "Why calls fail in the end",
                    "Calls per second, by the type of the last error; the twenty most.",
                    Unit.PER_SECOND)
                .show(
                    top(rate(chosen.of(Family.RETRY_FAILURE), SERVICE, OPERATION, "error_type")),
                    SERVICE,
                    OPERATION,
                    "error_type"),
            8,
            8);
  }

  private void durations() {
    dashboard
        .add(
            chosen
                .lines(
                    "95th percentile of operations",
                    "The seconds that 95 of 100 calls do not exceed, with all attempts and waits.",
                    Unit.SECONDS)
                .show(
                    top(Queries.p95(chosen, Family.RETRY_DURATION, LINES, SERVICE, OPERATION)),
                    SERVICE,
                    OPERATION),
            12,
            8)
        .add(
            Look.heat(
                chosen,
                Family.RETRY_DURATION,
                "Durations",
                "How many calls per second took how many seconds, with all attempts and waits."),
            12,
            8)
        .closedPart(
            "Native histograms",
            Look.nativeHeat(chosen, Family.RETRY_DURATION, "Durations by native buckets"),
            8);
  }
}
