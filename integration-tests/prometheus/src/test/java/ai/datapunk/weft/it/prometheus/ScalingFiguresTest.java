package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The tables of docs/scaling.md; {@code -Dweft.docs.update} writes them anew. */
class ScalingFiguresTest {

  private static final DocsPage PAGE = DocsPage.of("scaling.md");

  /** What was measured, as the page has it. */
  private static final SampleSizes SIZES = new SampleSizes(107.5, 12.9, 2.6, 1.0);

  private static final int SECONDS = 15;
  private static final int SERIES_OF_A_SERVER = 1_000_000;

  @Test
  void sizesAreWhatTheRealServersTake() throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "sizes");
    SampleSizes measured = SampleSizes.measured(folder);
    assertThat(measured.scraped()).isCloseTo(SIZES.scraped(), withinPercentage(10));
    assertThat(measured.compressed()).isCloseTo(SIZES.compressed(), withinPercentage(10));
    assertThat(measured.prometheus()).isCloseTo(SIZES.prometheus(), withinPercentage(10));
    assertThat(measured.victoria()).isCloseTo(SIZES.victoria(), withinPercentage(25));
  }

  @Test
  void thePageHasTheSizes() throws Exception {
    PAGE.says(
        "sizes",
        """
        | a sample takes | bytes |
        |---|---:|
        | in a scrape, as text | %.1f |
        | in a scrape, compressed | %.1f |
        | on the disk of Prometheus | %.1f |
        | on the disk of VictoriaMetrics | %.1f |
        """
            .formatted(SIZES.scraped(), SIZES.compressed(), SIZES.prometheus(), SIZES.victoria()));
  }

  @Test
  void thePageHasTheFleets() throws Exception {
    StringBuilder table =
        new StringBuilder(
            """
            | processes | series at most | usual | samples/s | scraped, kB/s | Prometheus, GB a day | VictoriaMetrics, GB a day | servers of a million series |
            |---:|---:|---:|---:|---:|---:|---:|---:|
            """);
    for (int processes : new int[] {1, 10, 1_000, 10_000}) {
      long usual = processes * CatalogSeries.with(3, 1);
      double samples = usual / (double) SECONDS;
      double daily = samples * 24 * 60 * 60 / 1e9;
      table.append(
          String.format(
              Locale.ROOT,
              "| %,d | %,d | %,d | %,.0f | %,.1f | %,.2f | %,.2f | %d |%n",
              processes,
              processes * CatalogSeries.atMost(),
              usual,
              samples,
              samples * SIZES.compressed() / 1e3,
              daily * SIZES.prometheus(),
              daily * SIZES.victoria(),
              (usual + SERIES_OF_A_SERVER - 1) / SERIES_OF_A_SERVER));
    }
    PAGE.says("fleets", table.toString());
  }
}
