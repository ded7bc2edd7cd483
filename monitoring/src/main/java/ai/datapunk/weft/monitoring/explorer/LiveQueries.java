package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.dependencies.DependencyQueries;
import ai.datapunk.weft.monitoring.drill.FasterTime;
import ai.datapunk.weft.monitoring.objectives.Objectives;
import ai.datapunk.weft.monitoring.promql.Query;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * What the page asks a Prometheus: of calls the same as {@code dependencies} does, and what just
 * metrics of applications' own count.
 */
final class LiveQueries {

  private static final String RANGE = "5m";

  private LiveQueries() {}

  static JsonObject json(List<Catalog> catalogs, FasterTime time) {
    OwnCalls own = new OwnCalls(catalogs, RANGE);
    DependencyQueries queries = new DependencyQueries(RANGE);
    JsonObject services = new JsonObject();
    services.addProperty("calls", text(queries.calls(), time));
    services.addProperty("failures", text(queries.failures(), time));
    services.addProperty("duration", text(queries.durations(), time));
    services.addProperty("retries", text(queries.retries(), time));
    services.addProperty("circuit", text(DependencyQueries.circuits(), time));
    own.ofServices().forEach((part, query) -> services.addProperty(part, time.ofQuery(query)));
    JsonObject operations = new JsonObject();
    operations.addProperty("calls", text(queries.operationCalls(), time));
    operations.addProperty("failures", text(queries.operationFailures(), time));
    operations.addProperty("duration", text(queries.operationDurations(), time));
    own.ofOperations().forEach((part, query) -> operations.addProperty(part, time.ofQuery(query)));
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
