package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.monitoring.consistency.Disagreements;
import ai.datapunk.weft.monitoring.grafana.Json;
import ai.datapunk.weft.monitoring.layouts.AllRecorded;
import ai.datapunk.weft.monitoring.retention.SeriesBudget;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** The data of the page. */
final class ExplorerData {

  /** Gson writes what could end a script, or begin a comment, in escapes. */
  private static final Gson GSON = new Gson();

  private ExplorerData() {}

  /** As JSON that can stand in a script element. */
  static String text(ExplorerContents contents) {
    return GSON.toJson(json(contents));
  }

  static JsonObject json(ExplorerContents contents) {
    // Whatever order they are given in.
    List<Catalog> catalogs = sorted(contents.catalogs());
    MethodList methods = new MethodList(catalogs);
    SeriesBudget usual = budget(contents, catalogs, false);
    SeriesBudget most = budget(contents, catalogs, true);
    List<String> applications =
        catalogs.stream().map(Catalog::application).distinct().sorted().toList();
    JsonObject json = new JsonObject();
    json.addProperty("title", title(applications));
    json.addProperty("prometheus", contents.prometheus());
    json.addProperty("scrapeInterval", scrapeInterval(contents));
    json.addProperty("drill", contents.time().factor());
    json.add("applications", Json.texts(applications));
    json.add("unread", Json.texts(contents.unread()));
    json.add("disagreements", Json.texts(Disagreements.between(catalogs)));
    GraphData graph = new GraphData(catalogs);
    json.add("services", graph.services(methods));
    json.add("graph", graph.json());
    json.add("methods", methods.json());
    json.add("metrics", new MetricList(catalogs, methods, usual, contents.by()).json());
    json.add("series", SeriesData.json(usual, most, contents.fleet().instances()));
    json.add("alerts", AlertList.json(contents));
    json.add("objectives", ObjectiveList.json(catalogs));
    json.add("dashboards", dashboards(contents.dashboards()));
    json.add("queries", LiveQueries.json(catalogs, contents.time()));
    return json;
  }

  /** In seconds. */
  private static BigDecimal scrapeInterval(ExplorerContents contents) {
    long millis = contents.fleet().interval().dividedBy(contents.time().factor()).toMillis();
    return new BigDecimal(PlainNumber.of(BigDecimal.valueOf(millis, 3)));
  }

  private static List<Catalog> sorted(Collection<Catalog> catalogs) {
    return catalogs.stream().sorted(CatalogOrder.ORDER).toList();
  }

  private static SeriesBudget budget(
      ExplorerContents contents, List<Catalog> catalogs, boolean isAtMost) {
    return new SeriesBudget(
        catalogs, new AllRecorded(List.of(), List.of()), contents.fleet().instances(), isAtMost);
  }

  private static String title(List<String> applications) {
    return switch (applications.size()) {
      case 1, 2, 3 -> String.join(", ", applications);
      default -> applications.size() + " applications";
    };
  }

  /** As Grafana reads them, with what they are addressed by. */
  private static JsonArray dashboards(SortedMap<String, String> texts) {
    JsonArray all = new JsonArray();
    texts.forEach(
        (file, text) -> {
          JsonObject dashboard = JsonParser.parseString(text).getAsJsonObject();
          dashboard.addProperty("file", file);
          all.add(dashboard);
        });
    return all;
  }
}
