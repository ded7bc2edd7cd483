package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.alerts.Templates.PERCENTAGE;
import static ai.datapunk.weft.monitoring.alerts.Templates.label;
import static ai.datapunk.weft.monitoring.rules.AlertBuilder.alert;
import static ai.datapunk.weft.monitoring.rules.Sample.counter;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;

/** The alert of calls that end because their service may not be called again so often. */
final class RetryBudgetExhausted {

  private static final String RANGE = "5m";
  private static final String SERVICE = "service";
  private static final String RESULT = "result";
  private static final Series CALLS = Series.of(Family.RETRY_CALLS);
  private static final Series EXHAUSTED = CALLS.is(RESULT, LabelValues.BUDGET_EXHAUSTED);

  private RetryBudgetExhausted() {}

  static Alert of(Application application, AlertSettings settings) {
    Query share =
        EXHAUSTED.rate(RANGE).sumBy("job", SERVICE).per(CALLS.rate(RANGE).sumBy("job", SERVICE));
    return alert("RetryBudgetExhausted", share.above(0.01))
        .comment(
            "How many retries are left is not asked: there are none while a budget is used to the full,"
                + " which is no harm. The share of calls that went without a retry is what callers see.")
        .needs(Series.of(Family.RETRY_BUDGET_REMAINING).name())
        .lasting("1m")
        .team(settings.team("platform"))
        .says(
            "Retry budget of " + label(SERVICE) + " is exhausted",
            "The budget of "
                + label("job")
                + " allows no more retries of "
                + label(SERVICE)
                + ": "
                + PERCENTAGE
                + " of calls fail that would have been tried again")
        .runbook(runbook(application))
        .fires(
            "just above a hundredth of calls goes without a retry",
            "1.2%",
            counter(CALLS, 0, 0.12, RESULT, LabelValues.BUDGET_EXHAUSTED, "retried", "false"),
            counter(CALLS, 0, 9.88, RESULT, LabelValues.VALUE_RETURNED, "retried", "false"))
        .isSilent(
            "just below a hundredth goes without a retry",
            counter(CALLS, 0, 0.9, RESULT, LabelValues.BUDGET_EXHAUSTED, "retried", "false"),
            counter(CALLS, 100, 99.1, RESULT, LabelValues.VALUE_RETURNED, "retried", "false"))
        .isSilent(
            "all calls fail, after all their attempts",
            counter(CALLS, 0, 0, RESULT, LabelValues.BUDGET_EXHAUSTED, "retried", "false"),
            counter(CALLS, 0, 10, RESULT, LabelValues.MAX_ATTEMPTS_REACHED, "retried", "true"))
        .build();
  }

  private static Runbook runbook(Application application) {
    return Runbook.of(
            "So many calls of a service fail that not all of them may be tried again: retries are bounded"
                + " by a budget, or they would add to what the service has too much of. Calls fail with"
                + " their own exceptions, and sooner than they would have.")
        .knowing(Facts.budgets(application))
        .look("How many retries are left", Series.of(Family.RETRY_BUDGET_REMAINING).now())
        .look(
            "How calls end",
            CALLS.rate(RANGE).sumBy("job", SERVICE, "operation", "retried", RESULT))
        .look(
            "Why calls fail in the end",
            Series.of(Family.RETRY_FAILURE)
                .rate(RANGE)
                .sumBy("job", SERVICE, "operation", "error_type"))
        .step("Look whether the service is well: its own alerts and log come first.")
        .step(
            "Do not raise the budget while the service is unwell: that is what it holds off. One that is"
                + " exhausted day by day, with a service that is well, is too small, or too many calls"
                + " fail at first.")
        .step(
            "If one instance of the caller makes few calls and is alone in this, its budget is the least"
                + " that there is, ten retries a second.")
        .silencedBy(
            "It ends when fewer than one call in a hundred goes without a retry, over five minutes.");
  }
}
