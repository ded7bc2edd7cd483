package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The compiler's idea of the families against the page that promises them. */
final class FamilyTest {

  private static final Path PAGE = Path.of("../docs/metrics.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (counter|gauge|histogram) \\| (.*?) \\| .* \\|$");
  private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

  @Test
  void everyFamilyOfThePageIsKnownWithItsTypeAndItsLabels() throws IOException {
    List<String> promised =
        ROW.matcher(Files.readString(PAGE)).results().map(FamilyTest::describe).toList();
    assertThat(promised).isNotEmpty();
    assertThat(Arrays.stream(Family.values()).map(FamilyTest::describe)).containsAll(promised);
  }

  /** Values of a label stand in brackets behind it. */
  private static String describe(MatchResult row) {
    List<String> labels =
        NAME.matcher(row.group(3).replaceAll("\\([^)]*\\)", ""))
            .results()
            .map(name -> name.group(1))
            .toList();
    return row.group(1) + " " + row.group(2) + " " + labels;
  }

  private static String describe(Family family) {
    return family.metricName() + " " + family.type().label() + " " + family.labels();
  }
}
