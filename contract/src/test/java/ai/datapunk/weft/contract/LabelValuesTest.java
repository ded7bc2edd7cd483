package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the label values against the page that promises them. */
final class LabelValuesTest {

  @Test
  void thePageListsTheValuesThatAreKnownInAdvance() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "metrics.md"));
    assertThat(page)
        .contains("`status` " + written(LabelValues.STATUSES))
        .contains("`retried` " + written(LabelValues.BOOLEANS))
        .contains("`result` " + written(LabelValues.RESULTS))
        .contains("`to_state` " + written(LabelValues.STATES))
        .contains("`" + LabelValues.UNWANTED_RESULT + "`");
  }

  private static String written(List<String> values) {
    return values.stream()
        .map(value -> "`" + value + "`")
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
