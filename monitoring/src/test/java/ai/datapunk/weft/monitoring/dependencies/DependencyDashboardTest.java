package ai.datapunk.weft.monitoring.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.monitoring.SampleShop;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Grafana needs to draw a graph of it: columns by the names that its panel knows. */
class DependencyDashboardTest {

  private static final Pattern SERIES = Pattern.compile("\\b[a-z_]+:[a-z0-9_:]+");

  private JsonObject panel = new JsonObject();

  @BeforeEach
  void read() {
    panel =
        JsonParser.parseString(Dependencies.dashboard(List.of()))
            .getAsJsonObject()
            .getAsJsonArray("panels")
            .get(0)
            .getAsJsonObject();
  }

  @Test
  void queriesReadOnlyWhatIsRecorded() {
    TreeSet<String> recorded = new TreeSet<>();
    Dependencies.rules(List.of(SampleShop.catalog()))
        .recordings()
        .forEach(recording -> recorded.add(recording.name()));
    for (JsonElement target : panel.getAsJsonArray("targets")) {
      List<String> read =
          SERIES
              .matcher(target.getAsJsonObject().get("expr").getAsString())
              .results()
              .map(found -> found.group())
              .toList();
      assertThat(read).isNotEmpty().isSubsetOf(recorded);
    }
  }

  @Test
  void eachQueryIsATableOfNowWhoseValuesGetAColumnOfThePanels() {
    List<String> values = new ArrayList<>();
    for (JsonElement target : panel.getAsJsonArray("targets")) {
      JsonObject query = target.getAsJsonObject();
      assertThat(query.get("format").getAsString()).isEqualTo("table");
      assertThat(query.get("instant").getAsBoolean()).isTrue();
      values.add("Value #" + query.get("refId").getAsString());
    }
    List<String> taken = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    List<JsonElement> steps = panel.getAsJsonArray("transformations").asList();
    assertThat(steps.get(0).getAsJsonObject().get("id").getAsString()).isEqualTo("merge");
    for (JsonElement step : steps.subList(1, steps.size())) {
      JsonObject options = step.getAsJsonObject().getAsJsonObject("options");
      options
          .getAsJsonObject("reduce")
          .getAsJsonArray("include")
          .forEach(value -> taken.add(value.getAsString()));
      columns.add(options.get("alias").getAsString());
    }
    assertThat(taken).isEqualTo(values).doesNotHaveDuplicates();
    assertThat(columns)
        .startsWith("mainstat", "secondarystat")
        .doesNotHaveDuplicates()
        .allMatch(name -> name.endsWith("stat") || name.startsWith("detail__"));
  }
}
