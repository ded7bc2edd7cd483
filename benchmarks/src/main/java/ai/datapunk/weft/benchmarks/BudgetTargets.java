package ai.datapunk.weft.benchmarks;

import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;

/** Two methods that are alike, but for the budget of their retries. */
class BudgetTargets {

  @Timed(service = "plain")
  @Retried(service = "plain")
  String retried(String question) {
    return Work.answer(question);
  }

  @Timed(service = "budgeted")
  @Retried(service = "budgeted", budget = 0.2)
  String budgeted(String question) {
    return Work.answer(question);
  }
}
