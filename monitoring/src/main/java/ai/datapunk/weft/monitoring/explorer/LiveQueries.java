package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.monitoring.dependencies.DependencyQueries;
import ai.datapunk.weft.monitoring.drill.FasterTime;
import ai.datapunk.weft.monitoring.objectives.Objectives;
import ai.datapunk.weft.monitoring.promql.Query;
import com.google.gson.JsonObject;

/** What the page asks a Prometheus: of calls the same as {@code dependencies} does. */
final class LiveQueries {

  private static final String RANGE = "5m";

  private LiveQueries() {}

  static JsonObject json(FasterTime time) {
    DependencyQueries queries = new DependencyQueries(RANGE);
    JsonObject services = new JsonObject();
    services.addProperty("calls", text(queries.calls(), time));
    services.addProperty("failures", text(queries.failures(), time));
    services.addProperty("duration", text(queries.durations(), time));
    services.addProperty("retries", text(queries.retries(), time));
    services.addProperty("circuit", text(DependencyQueries.circuits(), time));
    JsonObject operations = new JsonObject();
    operations.addProperty("calls", text(queries.operationCalls(), time));
    operations.addProperty("failures", text(queries.operationFailures(), time));
    operations.addProperty("duration", text(queries.operationDurations(), time));
    JsonObject json = new JsonObject();
    json.add("services", services);
    json.add("operations", operations);
    json.addProperty("budgets", Objectives.REMAINING);
    json.addProperty("burns", "{__name__=~\"" + Objectives.BURN_RATES + "\"}");
    return json;
  }

  private static String text(Query query, FasterTime time) {
    return time.ofQuery(query.text());
  }
}
