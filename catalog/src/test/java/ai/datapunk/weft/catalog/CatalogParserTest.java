package ai.datapunk.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
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
    assertThat(seconds("0").seconds("delay")).isZero();
    assertThat(seconds("" + Long.MAX_VALUE / 1e9).seconds("delay")).isPositive();
    for (String text : new String[] {"1e10", "1e300", "-1", "-0.1"}) {
      assertThatThrownBy(() -> seconds(text).seconds("delay"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("\"delay\" should be seconds of at most 292 years but is ");
    }
    for (String text : new String[] {"1e999", "NaN", "-Infinity"}) {
      assertThatThrownBy(() -> seconds(text)).isInstanceOf(IOException.class);
    }
  }

  private static JsonObject seconds(String text) throws IOException {
    return JsonObject.read(new StringReader("{\"delay\": " + text + "}"));
  }

  @Test
  void attemptsThatNobodyMakesAreRefused() {
    for (String attempts : new String[] {"0", "2147483647"}) {
      String retry =
          "{\"service\": \"a\", \"operation\": \"b\", \"maxAttempts\": " + attempts + "}";
      String text =
          "{\"version\": 1, \"classes\": [{\"name\": \"A\", \"methods\":"
              + " [{\"signature\": \"x()\", \"retry\": "
              + retry
              + "}]}]}";
      assertThatThrownBy(() -> CatalogParser.read(new StringReader(text)))
          .isInstanceOf(IOException.class)
          .hasMessage("\"maxAttempts\" should be a number from 1 to 1000000 but is " + attempts);
    }
  }

  @Test
  void whatIsNoCatalogIsRefused() {
    for (String text : new String[] {"", "[]", "{}", "{\"version\": 1}", "{\"version\": \"x\"}"}) {
      assertThatThrownBy(() -> CatalogParser.read(new StringReader(text)))
          .isInstanceOf(IOException.class);
    }
  }
}
