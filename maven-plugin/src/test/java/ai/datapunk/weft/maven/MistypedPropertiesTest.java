package ai.datapunk.weft.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class MistypedPropertiesTest {

  private static final List<String> KNOWN =
      List.of("weft.monitoring.http", "weft.monitoring.scrape");

  private final Properties given = new Properties();

  @Test
  void whatIsKnownOrOfOthersPasses() {
    given.setProperty("weft.monitoring.scrape", "open");
    given.setProperty("weft.skip", "true");
    given.setProperty("scrpe", "open");
    assertThatCode(() -> MistypedProperties.require(given, "weft.monitoring.", KNOWN))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsMistypedIsNamedWithTheNearest() {
    given.setProperty("weft.monitoring.scrpe", "open");
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(() -> MistypedProperties.require(given, "weft.monitoring.", KNOWN))
        .withMessage(
            "-Dweft.monitoring.scrpe is not known. Fix: did you mean weft.monitoring.scrape? Write"
                + " that, or leave it out.");
    given.clear();
    given.setProperty("weft.monitoring.colour", "red");
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(() -> MistypedProperties.require(given, "weft.monitoring.", KNOWN))
        .withMessage(
            "-Dweft.monitoring.colour is not known. Fix: leave it out, or let it be one of"
                + " [weft.monitoring.http, weft.monitoring.scrape].");
  }
}
