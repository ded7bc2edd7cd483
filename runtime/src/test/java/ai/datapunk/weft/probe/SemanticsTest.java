package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import ai.datapunk.weft.testing.Scrape;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds every row of the table of docs/semantics.md against what a scrape shows. */
class SemanticsTest {

  private static final Path PAGE = Path.of("..", "docs", "semantics.md");
  private static final String HEADER = "| event | series that move |";
  private static final Pattern ROW = Pattern.compile("\\| ([^|`]+) \\| (.*) \\|");
  private static final Pattern CHANGE =
      Pattern.compile(
          "`(?<name>[a-z_]+)(\\{(?<labels>[^}]*)})?` (?<move>\\+\\d+|= [0-9.]+|ends)"
              + "( of (?<seconds>[0-9.]+) s)?");

  /** The labels that the page leaves out, because all its rows have them. */
  private static final Map<String, String> COMMON =
      Map.of("service", "stock", "operation", "fetch", "strategy", "round_robin", "instance", "a");

  private static Map<String, String> rows() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(PAGE);
    for (String line : lines.subList(lines.indexOf(HEADER) + 1, lines.size())) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        assertThat(rows.put(row.group(1), row.group(2))).as(row.group(1)).isNull();
      }
    }
    return rows;
  }

  @Test
  void thePageHasARowForEachEventAndNoOther() throws IOException {
    assertThat(rows().keySet()).containsExactlyElementsOf(Events.ALL.keySet());
  }

  @TestFactory
  Stream<DynamicTest> exactlyTheSeriesOfTheRowMove() throws IOException {
    return rows().entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(row.getKey(), () -> check(row.getKey(), row.getValue())));
  }

  private static void check(String event, String written) throws Throwable {
    Events.Event scenario = Events.ALL.get(event);
    if (scenario == null) {
      fail("nothing is known of the event");
      return;
    }
    Stock stock = scenario.stock();
    scenario.before(stock);
    Scrape before = Scrape.of(stock.registry);
    long began = stock.ticker.nanoTime();
    scenario.happen(stock);
    SortedMap<String, String> changes = Scrape.of(stock.registry).changesSince(before);
    double elapsed = (stock.ticker.nanoTime() - began) / 1e9;
    assertThat(timeInStates(changes)).isEqualByComparingTo(BigDecimal.valueOf(elapsed));
    assertThat(changes).containsExactlyEntriesOf(expected(written));
  }

  /** What passed in the states of the circuit, which the page leaves out. */
  private static BigDecimal timeInStates(SortedMap<String, String> changes) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String series : new TreeMap<>(changes).keySet()) {
      if (series.startsWith("circuit_breaker_state_seconds_total")) {
        sum = sum.add(new BigDecimal(changes.remove(series)));
      }
    }
    return sum;
  }

  private static SortedMap<String, String> expected(String written) {
    SortedMap<String, String> expected = new TreeMap<>();
    for (String part : written.split("<br>", -1)) {
      Matcher change = CHANGE.matcher(part);
      assertThat(change.matches() || part.equals("none")).as(part).isTrue();
      if (!part.equals("none")) {
        add(expected, change);
      }
    }
    return expected;
  }

  private static void add(SortedMap<String, String> expected, Matcher change) {
    String name = change.group("name");
    String labels = labels(name, change.group("labels"));
    String move = change.group("move").replace(" ", "").replace("ends", "ended");
    String seconds = change.group("seconds");
    if (seconds == null && Stock.isHistogram(name)) {
      expected.put(name + "_count" + labels, move);
      expected.put(name + "_sum" + labels, move);
    } else if (seconds == null) {
      expected.put(name + labels, move);
    } else {
      expected.put(name + "_count" + labels, move);
      if (new BigDecimal(seconds).signum() > 0) {
        expected.put(name + "_sum" + labels, "+" + seconds);
      }
    }
  }

  /** All labels of the series: those that are written, and those that are common. */
  private static String labels(String name, @Nullable String written) {
    SortedMap<String, String> labels = new TreeMap<>();
    for (String label : Stock.labelNames(name)) {
      String common = COMMON.get(label);
      if (common != null) {
        labels.put(label, common);
      }
    }
    if (written != null) {
      for (String label : written.split(",", -1)) {
        String[] nameAndValue = label.split("=", 2);
        labels.put(nameAndValue[0], nameAndValue[1].replace("\"", ""));
      }
    }
    return labels.isEmpty()
        ? ""
        : labels.entrySet().stream()
            .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
            .collect(Collectors.joining(",", "{", "}"));
  }
}
