package ai.datapunk.weft.it.prometheus.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.datapunk.weft.it.prometheus.DocsPage;
import ai.datapunk.weft.it.prometheus.rules.FleetFigures.Cost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/scaling.md of what rules cost; {@code -Plong} with {@code -Dweft.docs.update}
 * writes them anew. Sizes are held to be near, times are not.
 */
class RuleFiguresTest {

  private static final DocsPage PAGE = DocsPage.of("scaling.md");
  private static final String RULES = "rules";
  private static final String STORED = "stored";
  private static final boolean LONG = Boolean.getBoolean("rules.long");
  private static final boolean UPDATE = System.getProperty("weft.docs.update") != null;
  private static final int FEW = 10;
  private static final int MANY = 1_000;
  private static final double SAMPLES_OF_A_BLOCK = 480;

  /** A rule, and the samples that it reads of few and of many. */
  private static final Pattern ROW =
      Pattern.compile("\\| `([^`]+)` \\| ([0-9,]+) \\| ([0-9,]+) \\|.*");

  @Test
  void rulesAndSamplesTakeWhatThePageSays() throws Exception {
    FleetFigures few = FleetFigures.measured(FEW, LONG ? 5 : 1);
    assertThat(few.rules()).isNotEmpty();
    if (!LONG) {
      assertThat(few.indexBytes()).isCloseTo(size(1), withinPercentage(10));
      assertNear(few.rules(), 2);
      return;
    }
    FleetFigures many = FleetFigures.measured(MANY, 5);
    if (UPDATE) {
      PAGE.says(RULES, rules(few, many));
      PAGE.says(STORED, stored(few, many, bytesOfSamples()));
    }
    assertThat(many.indexBytes()).isCloseTo(size(2), withinPercentage(10));
    assertNear(many.rules(), 3);
    assertThat(bytesOfSamples()).isCloseTo(size(0), withinPercentage(10));
  }

  /** Rules that the page does not have yet are no fault of it. */
  private static void assertNear(Map<String, Cost> rules, int column) throws Exception {
    Matcher row = ROW.matcher(PAGE.text(RULES));
    int found = 0;
    while (row.find()) {
      Cost cost = rules.get(row.group(1));
      if (cost != null) {
        found++;
        assertThat((double) cost.samples())
            .as(row.group(1))
            .isCloseTo(number(row.group(column)), withinPercentage(10));
      }
    }
    assertThat(found).isGreaterThan(10);
  }

  private static String rules(FleetFigures few, FleetFigures many) {
    StringBuilder table =
        new StringBuilder(
            """
            | rule | samples read of 10 processes | of 1,000 | ms with 10 | with 1,000 |
            |---|---:|---:|---:|---:|
            """);
    few.rules()
        .forEach(
            (name, cost) -> {
              if (cost.samples() > 0) {
                row(table, "`" + name + "`", cost, many.rules().get(name));
              }
            });
    row(table, "all", few.all(), many.all());
    return table.toString();
  }

  private static void row(StringBuilder table, String name, Cost few, Cost many) {
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %,d | %,.1f | %,.1f |%n",
            name,
            few.samples(),
            many.samples(),
            few.seconds() * 1e3,
            many.seconds() * 1e3));
  }

  /** Of the chunks of two hours, for each sample. */
  private static double bytesOfSamples() throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "block");
    Path samples = folder.resolve("samples.txt");
    Fleet.writeBlock(samples);
    Blocks.make(samples, folder.resolve("data"));
    Files.delete(samples);
    Blocks blocks = Blocks.in(folder.resolve("data"));
    return blocks.chunkBytes() / (double) blocks.samples();
  }

  private static String stored(FleetFigures few, FleetFigures many, double bytes) {
    return String.format(
        Locale.ROOT,
        """
        | on the disk of Prometheus | bytes |
        |---|---:|
        | a sample | %.2f |
        | a series of 10 processes, in the index of each block | %.1f |
        | a series of 1,000 processes, in the index of each block | %.1f |
        | a sample of 10 processes, with its share of the index of two hours | %.2f |
        | a sample of 1,000 processes, with its share of the index of two hours | %.2f |
        """,
        bytes,
        few.indexBytes(),
        many.indexBytes(),
        bytes + few.indexBytes() / SAMPLES_OF_A_BLOCK,
        bytes + many.indexBytes() / SAMPLES_OF_A_BLOCK);
  }

  /** The number in a row of the second table, from 0. */
  private static double size(int row) throws Exception {
    String line = PAGE.text(STORED).lines().skip(2L + row).findFirst().orElseThrow();
    return number(line.replaceAll(".*\\| ([0-9.,]+) \\|", "$1"));
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(",", ""));
  }
}
