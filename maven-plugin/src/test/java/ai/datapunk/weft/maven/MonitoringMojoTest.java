package ai.datapunk.weft.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.datapunk.weft.monitoring.Monitoring;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

/** What of the goal's parameters is handed on. */
class MonitoringMojoTest {

  @Test
  void whatIsNotSaidStaysAsUsual() throws MojoExecutionException {
    List<String> chosen = new ArrayList<>();
    MonitoringMojo.<String>choose("team", null, chosen::add);
    MonitoringMojo.choose("team", "ours", chosen::add);
    assertThat(chosen).containsExactly("ours");
  }

  @Test
  void whatCannotBeIsNamedWithItsProperty() {
    Monitoring monitoring = Monitoring.of(List.of());
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(() -> MonitoringMojo.choose("groups", "cash", monitoring::groups))
        .withMessageStartingWith(
            "weft.monitoring.groups: 'cash' is not a group. Did you mean cache? Fix: ");
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(() -> MonitoringMojo.choose("cores", 0, monitoring::cores))
        .withMessageStartingWith("weft.monitoring.cores: 0 cores are none. Fix: ");
  }
}
