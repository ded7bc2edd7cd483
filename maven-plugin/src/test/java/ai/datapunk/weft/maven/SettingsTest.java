package ai.datapunk.weft.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private final Plugin plugin = new Plugin();
  private final Properties user = new Properties();
  private final Properties project = new Properties();
  private final Settings settings = new Settings(plugin, user, project);

  @Test
  void theArtifactIsTheApplicationUntilSomebodyNamesIt() {
    assertThat(settings.application("shop")).isEqualTo("shop");
    project.setProperty("weft.application", "of the project");
    assertThat(settings.application("shop")).isEqualTo("of the project");
    user.setProperty("weft.application", "of the command line");
    assertThat(settings.application("shop")).isEqualTo("of the command line");
    configure("application", "of the plugin");
    assertThat(settings.application("shop")).isEqualTo("of the plugin");
  }

  @Test
  void aNameOfNothingButSpaceIsNone() {
    configure("application", " \n ");
    assertThat(settings.application("shop")).isEqualTo("shop");
  }

  @Test
  void spaceAroundANameInXmlIsNotPartOfIt() {
    configure("application", "\n  orders\n");
    assertThat(settings.application("shop")).isEqualTo("orders");
  }

  private void configure(String name, String value) {
    Xpp3Dom element = new Xpp3Dom(name);
    element.setValue(value);
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    configuration.addChild(element);
    plugin.setConfiguration(configuration);
  }
}
