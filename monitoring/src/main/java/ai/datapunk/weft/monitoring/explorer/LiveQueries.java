package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.monitoring.dependencies.DependencyQueries;
import ai.datapunk.weft.monitoring.objectives.Objectives;
import com.google.gson.JsonObject;

/** What the page asks a Prometheus: of calls the same as {@code dependencies} does. */
final class LiveQueries {

  private static final String RANGE = "5m";

  private LiveQueries() {}

  static JsonObject json() {
    DependencyQueries queries = new DependencyQueries(RANGE);
    JsonObject services = new JsonObject();
    services.addProperty("calls", queries.calls().text());
    services.addProperty("failures", queries.failures().text());
    services.addProperty("duration", queries.durations().text());
    services.addProperty("retries", queries.retries().text());
    services.addProperty("circuit", DependencyQueries.circuits().text());
    JsonObject operations = new JsonObject();
    operations.addProperty("calls", queries.operationCalls().text());
    operations.addProperty("failures", queries.operationFailures().text());
    operations.addProperty("duration", queries.operationDurations().text());
    JsonObject json = new JsonObject();
    json.add("services", services);
    json.add("operations", operations);
    json.addProperty("budgets", Objectives.REMAINING);
    json.addProperty("burns", "{__name__=~\"" + Objectives.BURN_RATES + "\"}");
    return json;
  }
}
