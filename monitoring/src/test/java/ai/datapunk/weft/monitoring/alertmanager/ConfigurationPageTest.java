package ai.datapunk.weft.monitoring.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.Monitoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the documentation shows what is written. */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("../docs/monitoring-configuration.md");
  private static final Pattern SHOWN = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void theRuleThatIsShownIsWritten() throws IOException {
    Matcher shown = SHOWN.matcher(Files.readString(PAGE));
    assertThat(shown.find()).isTrue();
    Catalog web = Calls.of("web").calls("orders").catalog();
    Catalog orders = Calls.of("orders").calls("stock").catalog();
    assertThat(Monitoring.of(List.of(web, orders)).groups("service_mesh").files())
        .extractingByKey("alertmanager/alertmanager.yml")
        .asString()
        .contains(shown.group(1));
  }
}
