package ai.datapunk.weft.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the documentation has the groups and their alerts, in this order. */
class MonitoringPageTest {

  private static final Path PAGE = Path.of("../docs/monitoring.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| (?:\\*\\*)?`(\\w+)`(?:\\*\\*| \\+)? \\|", Pattern.MULTILINE);
  private static final Pattern SHOWN = Pattern.compile("```yaml\n(      # .*?)```", Pattern.DOTALL);
  private static final Pattern GROUP_OR_ALERT = Pattern.compile("- (?:name|alert): (\\w+)");

  @Test
  void theTableIsOfAllGroupsAndAlerts() throws IOException {
    String page = Files.readString(PAGE);
    List<String> rows = found(ROW, page.substring(page.indexOf("## The alerts")));
    SortedMap<String, String> files =
        Monitoring.of(List.of(SampleShop.catalog())).groups("all").files();
    List<String> written = new ArrayList<>();
    rows.stream()
        .map(name -> files.getOrDefault("rules/" + name + ".yml", ""))
        .forEach(rules -> written.addAll(found(GROUP_OR_ALERT, rules)));
    assertThat(written).isEqualTo(rows).hasSize(43);
  }

  @Test
  void theRuleThatIsShownIsWritten() throws IOException {
    assertThat(Monitoring.of(List.of(SampleShop.catalog())).files().get("rules/service_mesh.yml"))
        .containsAnyOf(found(SHOWN, Files.readString(PAGE)).toArray(new String[0]));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
