package ai.datapunk.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CatalogParserTest {

  @Test
  void whatIsWrittenIsRead() throws IOException {
    String golden =
        new String(
            Objects.requireNonNull(getClass().getResourceAsStream("/golden/catalog.json"))
                .readAllBytes(),
            StandardCharsets.UTF_8);
    StringWriter again = new StringWriter();
    CatalogJson.write(CatalogParser.read(new StringReader(golden)), again);
    assertThat(again).hasToString(golden);
  }

  @Test
  void anApplicationsNameIsReadWhereThereIsOne() throws IOException {
    String text = "{\"version\": 1, \"application\": \"orders\", \"classes\": []}";
    Catalog catalog = CatalogParser.read(new StringReader(text));
    assertThat(catalog.application()).isEqualTo("orders");
    StringWriter again = new StringWriter();
    CatalogJson.write(catalog, again);
    assertThat(again.toString()).contains("\"application\": \"orders\",");
    assertThat(
            CatalogParser.read(new StringReader("{\"version\": 1, \"classes\": []}")).application())
        .isEmpty();
  }

  @Test
  void aMetricWithoutATypeOfHistogramHasTheDefaultOne() throws IOException {
    assertThat(metric("").histogram()).isEqualTo(HistogramType.DEFAULT);
    assertThat(metric("\"histogram\": \"both\",").histogram()).isEqualTo(HistogramType.BOTH);
    assertThatThrownBy(() -> metric("\"histogram\": \"round\","))
        .isInstanceOf(IOException.class)
        .hasMessage("\"round\" is not a type of histogram");
  }

  @Test
  void aMetricsInstrumentIsThatOfItsTypeUnlessItIsNamed() throws IOException {
    assertThat(metric("").instrument()).isEqualTo(Instrument.HISTOGRAM);
    assertThat(metric("\"type\": \"gauge\",").instrument()).isEqualTo(Instrument.GAUGE);
    assertThat(metric("\"type\": \"gauge\", \"instrument\": \"stateSet\",").instrument())
        .isEqualTo(Instrument.STATE_SET);
    assertThatThrownBy(() -> metric("\"type\": \"timer\","))
        .isInstanceOf(IOException.class)
        .hasMessage("\"timer\" is not a type of metric");
    assertThatThrownBy(() -> metric("\"type\": \"counter\", \"instrument\": \"stateSet\","))
        .isInstanceOf(IOException.class)
        .hasMessage("\"stateSet\" records in no metric of the type \"counter\"");
  }

  private static CustomMetric metric(String more) throws IOException {
    return CatalogParser.metric(
        JsonObject.read(
            new StringReader(
                "{\"name\": \"a\", \"help\": \"b\"," + more + "\"buckets\": [], \"labels\": []}")));
  }

  @Test
  void aNewerCatalogIsRefused() {
    assertThatThrownBy(
            () -> CatalogParser.read(new StringReader("{\"version\": 2, \"classes\": []}")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void secondsThatCannotBeReckonedWithAreRefused() throws IOException {
    assertThat(retry("maxDelay", "" + Long.MAX_VALUE / 1e9).maxDelay()).isPositive();
    for (String name : new String[] {"delay", "maxDelay", "maxDuration"}) {
      assertThat(retry(name, "0")).isNotNull();
      for (String number : new String[] {"1e10", "1e300"}) {
        assertThatThrownBy(() -> retry(name, number))
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith(
                "\"" + name + "\" should be at most 292 years in seconds but is ");
      }
      assertThatThrownBy(() -> retry(name, "-0.1"))
          .isInstanceOf(IOException.class)
          .hasMessage("\"" + name + "\" should be 0 or more in seconds but is -0.1, in A.x()");
    }
  }

  @Test
  void whatIsNoNumberIsRefused() {
    for (String number : new String[] {"1e999", "NaN", "-Infinity"}) {
      assertThatThrownBy(() -> retry("delay", number)).isInstanceOf(IOException.class);
    }
  }

  /** Else waits would be less than none, or no number. */
  @Test
  void multipliersAndJitterAreThoseThatTheCompilerTakes() {
    for (String number : new String[] {"-1", "0.9", "1e200"}) {
      assertThatThrownBy(() -> retry("multiplier", number))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("\"multiplier\" should be a number from 1 to 10 but is ");
    }
    for (String number : new String[] {"-0.1", "3"}) {
      assertThatThrownBy(() -> retry("jitter", number))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("\"jitter\" should be a number from 0 to 1 but is ");
    }
  }

  @Test
  void attemptsThatNobodyMakesAreRefused() {
    for (String attempts : new String[] {"0", "2147483647"}) {
      assertThatThrownBy(() -> retry("maxAttempts", attempts))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "\"maxAttempts\" should be a number from 1 to 1000000 but is "
                  + attempts
                  + ", in A.x()");
    }
  }

  @Test
  void noWaitTimesManyIsNoWait() throws IOException {
    RetryWaits waits = RetryWaits.of(retry("maxAttempts", "1000000"));
    assertThat(waits.most()).isZero();
    assertThat(waits.attempts()).isEqualTo(1_000_000);
  }

  /** No rule could be made of it, nor of what is shown of it. */
  @Test
  void whatNoCompilerWritesIsRefusedAndSaidWhere() {
    String service = "\"timed\": {\"service\": \"%s\", \"operation\": \"%s\"}";
    assertRefused(service.formatted("", "b"), "\"service\" should be a name but is \"\"");
    assertRefused(service.formatted("a", " "), "\"operation\" should be a name but is \" \"");
    assertRefused(
        service.formatted("a\\u0000", "b"),
        "\"service\" has the character U+0000 in it, which cannot be shown");
    assertRefused(
        service.formatted("a", "\\ud83d"),
        "\"operation\" has the character U+D83D in it, which cannot be shown");
    String metric = "\"metric\": {\"name\": \"%s\", \"help\": \"\", \"labels\": [%s]}";
    assertRefused(
        metric.formatted("bad name-1", ""),
        "\"name\" should be the name of a metric, as orders_total, but is \"bad name-1\"");
    for (String label : new String[] {"", "a-b", "__a", "1a"}) {
      assertRefused(
          metric.formatted("a", "{\"name\": \"" + label + "\", \"max\": 3}"),
          "\"name\" should be the name of a label, as region, but is \"" + label + "\"");
    }
  }

  @Test
  void objectivesAreThoseThatTheCompilerTakes() throws IOException {
    String days = "\"window\": 2592000";
    for (String share : new String[] {"0", "1", "1.5", "-0.1"}) {
      for (String name : new String[] {"availability", "latencyTarget"}) {
        assertRefused(
            "\"objective\": {\"" + name + "\": " + share + ", " + days + "}",
            "\"" + name + "\" should be a share above 0, below 1 but is " + Double.valueOf(share));
      }
    }
    for (String latency : new String[] {"0", "86401"}) {
      assertRefused(
          "\"objective\": {\"latency\": " + latency + ", " + days + "}",
          "\"latency\" should be \"1us\" to \"24h\" in seconds but is " + Double.valueOf(latency));
    }
    for (String window : new String[] {"86400", "604799", "604801", "7779600"}) {
      assertRefused(
          "\"objective\": {\"availability\": 0.9, \"window\": " + window + "}",
          "\"window\" should be whole hours from 7 days (604800) to 90 days (7776000) in seconds but"
              + " is "
              + window
              + ".0");
    }
    for (String window : new String[] {"604800", "7776000"}) {
      String objective = "\"objective\": {\"availability\": 0.9, \"window\": " + window + "}";
      assertThat(read(objective).methods()).hasSize(1);
    }
  }

  @Test
  void textsMayHaveLinesAndWhatPeopleWrite() throws IOException {
    assertThat(read("\"timed\": {\"service\": \"a\\n\\t😀\", \"operation\": \"日\"}").services())
        .containsOnlyKeys("a\n\t😀");
  }

  private static void assertRefused(String part, String message) {
    assertThatThrownBy(() -> read(part))
        .isInstanceOf(IOException.class)
        .hasMessage(message + ", in shop.A.x()");
  }

  private static Catalog read(String part) throws IOException {
    return CatalogParser.read(
        new StringReader(
            "{\"version\": 1, \"classes\": [{\"name\": \"shop.A\", \"methods\":"
                + " [{\"signature\": \"x()\", "
                + part
                + "}]}]}"));
  }

  @Test
  void whatIsNoJsonIsSaidWithoutAdviceForProgrammers() {
    assertThatThrownBy(() -> CatalogParser.read(new StringReader("catalog: 1")))
        .isInstanceOf(IOException.class)
        .hasMessage("it is no JSON, as is seen at line 1 column 1");
    assertThatThrownBy(() -> CatalogParser.read(new StringReader("{\"version\": 1,")))
        .isInstanceOf(IOException.class)
        .hasMessage("it is no JSON, as is seen at line 1 column 15");
  }

  /** A policy that waits for nothing, but for this. */
  private static Retry retry(String name, String number) throws IOException {
    Map<String, String> numbers = new TreeMap<>();
    numbers.put("maxAttempts", "3");
    numbers.put("delay", "0");
    numbers.put("multiplier", "10");
    numbers.put("maxDelay", "1");
    numbers.put("jitter", "0");
    numbers.put(name, number);
    StringBuilder text = new StringBuilder();
    numbers.forEach((key, value) -> text.append("\"%s\": %s, ".formatted(key, value)));
    Catalog catalog =
        CatalogParser.read(
            new StringReader(
                "{\"version\": 1, \"classes\": [{\"name\": \"A\", \"methods\":"
                    + " [{\"signature\": \"x()\", \"retry\": {\"service\": \"a\","
                    + " \"operation\": \"b\", "
                    + text
                    + "\"retryOn\": [], \"abortOn\": []}}]}]}"));
    return Objects.requireNonNull(catalog.methods().get(0).retry());
  }

  @Test
  void whatIsNoCatalogIsRefused() {
    for (String text : new String[] {"", "[]", "{}", "{\"version\": 1}", "{\"version\": \"x\"}"}) {
      assertThatThrownBy(() -> CatalogParser.read(new StringReader(text)))
          .isInstanceOf(IOException.class);
    }
  }
}
