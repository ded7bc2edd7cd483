package ai.datapunk.weft.monitoring.explorer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogObjective;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.monitoring.Monitoring;
import ai.datapunk.weft.monitoring.SampleShop;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplorerPageTest {

  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");
  private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
  private static final Pattern POLICY =
      Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"");

  /** What the page takes without data: half of it is the layout of graphs. */
  private static final int MOST_BYTES = 530_000;

  private static String page(Catalog... catalogs) {
    return page(Monitoring.of(List.of(catalogs)));
  }

  private static String page(Monitoring monitoring) {
    return monitoring.files().getOrDefault("explorer.html", "");
  }

  private static JsonObject data(String page) {
    return JsonParser.parseString(only(DATA, page)).getAsJsonObject();
  }

  private static String only(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    assertThat(matcher.find()).as(pattern.pattern()).isTrue();
    return matcher.group(1);
  }

  private static List<String> names(JsonObject data, String list, String name) {
    List<String> names = new ArrayList<>();
    for (JsonElement one : data.getAsJsonArray(list)) {
      names.add(one.getAsJsonObject().get(name).getAsString());
    }
    return names;
  }

  @Test
  void whatTheCatalogsSayIsThere() {
    JsonObject data = data(page(SampleShop.catalog()));
    assertThat(data.get("title").getAsString()).isEqualTo("shop");
    assertThat(data.get("scrapeInterval").getAsLong()).isEqualTo(15);
    assertThat(names(data, "services", "name")).containsExactly("inventory", "prices", "shop");
    assertThat(names(data, "methods", "signature")).containsExactly("stock()", "ask()", "set()");
    assertThat(names(data, "methods", "service")).containsExactly("inventory", "prices", "shop");
    assertThat(names(data, "metrics", "name"))
        .contains("cache_hit_ratio", "mesh_service_calls_total", "retry_attempts_total");
    assertThat(names(data, "alerts", "name")).contains("CircuitBreakerOpen", "ServiceDown");
    assertThat(names(data, "objectives", "target"))
        .containsExactly("99.9 % of calls succeed", "99 % of calls end within 0.25 s");
    assertThat(names(data, "dashboards", "uid")).contains("weft-dependencies");
    JsonObject edge =
        data.getAsJsonObject("graph")
            .getAsJsonObject("services")
            .getAsJsonArray("edges")
            .get(0)
            .getAsJsonObject();
    assertThat(edge.get("maxCalls").getAsLong()).isEqualTo(3);
    assertThat(edge.get("dependencies"))
        .hasToString("[{\"caller\":\"shop\",\"service\":\"inventory\"}]");
  }

  @Test
  void policiesAreInWords() {
    JsonObject method =
        data(page(SampleShop.catalog())).getAsJsonArray("methods").get(0).getAsJsonObject();
    assertThat(method.getAsJsonArray("policies").asList())
        .extracting(one -> one.getAsJsonObject().get("text").getAsString())
        .containsExactly(
            "3 attempts, the first wait is 0.1 s, each next 2 times as long up to 10 s,"
                + " retries at most 20 % of calls",
            "opens for 10 s when 50 % fail of the calls of the last 30 s (at least 20); 3 trial"
                + " calls",
            "round_robin over at most 8 instances",
            "99.9 % of calls succeed, 99 % end within 0.25 s, over 30d");
  }

  @Test
  void aMetricHasItsLabelsAndWhoRecordsIt() {
    JsonObject metric = new JsonObject();
    for (JsonElement one : data(page(SampleShop.catalog())).getAsJsonArray("metrics")) {
      if (one.getAsJsonObject().get("name").getAsString().equals("cache_hit_ratio")) {
        metric = one.getAsJsonObject();
      }
    }
    assertThat(metric)
        .hasToString(
            "{\"name\":\"cache_hit_ratio\",\"type\":\"gauge\",\"unit\":\"ratio, 0 to 1\","
                + "\"help\":\"Help\",\"family\":\"own\",\"histogram\":\"default\",\"buckets\":[],\"labels\":"
                + "[{\"name\":\"cache\",\"values\":[],\"open\":true,\"max\":20,\"mask\":false}],"
                + "\"series\":60,\"methods\":[2],\"example\":"
                + "\"max by (job, cache) (cache_hit_ratio)\"}");
  }

  /** The names of these say nothing of it. */
  @Test
  void gaugesHaveTheUnitsThatTheReferenceHas() {
    JsonObject data = data(page(SampleShop.catalog()));
    List<String> names = names(data, "metrics", "name");
    List<String> units = names(data, "metrics", "unit");
    assertThat(units.get(names.indexOf("circuit_breaker_seconds_to_open"))).isEqualTo("seconds");
    for (String share :
        List.of(
            "circuit_breaker_error_rate",
            "load_balancer_instance_health",
            "load_balancer_instance_load")) {
      assertThat(units.get(names.indexOf(share))).as(share).isEqualTo("ratio, 0 to 1");
    }
  }

  /** Two objectives of one metric, whose constant label tells them apart. */
  @Test
  void eachObjectiveOfAMetricHasItsOwnBound() {
    Catalog catalog = SampleShop.catalog(step("pack", 0.5), step("ship", 0.1));
    JsonObject data = data(page(catalog));
    List<String> targets = names(data, "objectives", "target");
    assertThat(targets)
        .containsExactly("99 % of calls end within 0.5 s", "99 % of calls end within 0.1 s");
  }

  @Test
  void anAlertHasTheNamesOfTheSeriesThatItReads() {
    JsonObject data = data(page(SampleShop.catalog()));
    List<String> names = names(data, "alerts", "name");
    JsonArray alerts = data.getAsJsonArray("alerts");
    assertThat(alerts.get(names.indexOf("CircuitBreakerOpen")).getAsJsonObject().get("series"))
        .hasToString(
            "[\"circuit_breaker_state_changes_total\",\"circuit_breaker_state_seconds_total\"]");
    assertThat(alerts.get(names.indexOf("ObjectiveNotMeasured")).getAsJsonObject().get("series"))
        .hasToString("[]");
  }

  /** It has a histogram of its own, classic or native as the mesh says, and the labels of none. */
  @Test
  void callsThatJustAMetricOfItsOwnCountsAreAskedOfIt() {
    JsonObject queries =
        data(page(SampleShop.catalog(step("pack", 0.5)))).getAsJsonObject("queries");
    String part =
        """
        label_replace(label_replace(label_replace(\
        sum by (job) (rate(step_duration_seconds_count{step="pack"}[5m]))
        or
        histogram_count(sum by (job) (rate(step_duration_seconds{step="pack"}[5m]))), \
        "operation", "pack", "", ""), \
        "series", "step_duration_seconds{step=\\"pack\\"}", "", ""), \
        "service", "shop", "", "")
        """;
    assertThat(queries.getAsJsonObject("services").get("own").getAsString())
        .isEqualTo("sum by (job, service) (\n" + part + ")");
    assertThat(queries.getAsJsonObject("operations").get("own").getAsString())
        .isEqualTo("sum by (job, service, operation) (\n" + part + ")");
    assertThat(queries.getAsJsonObject("operations").get("ownDuration").getAsString())
        .startsWith("max by (job, service, operation) (\n")
        .contains(
            "histogram_quantile(0.95, sum by (job, le)"
                + " (rate(step_duration_seconds_bucket{step=\"pack\"}[5m])))");
  }

  /** From where it begins to what it does, as the graph of operations has it. */
  @Test
  void whatAnApplicationDoesForItselfIsMeasuredByItself() {
    JsonObject edge =
        data(page(SampleShop.catalog(step("pack", 0.5))))
            .getAsJsonObject("graph")
            .getAsJsonObject("operations")
            .getAsJsonArray("edges")
            .get(0)
            .getAsJsonObject();
    assertThat(edge.get("dependencies"))
        .hasToString("[{\"caller\":\"shop\",\"service\":\"shop\"}]");
  }

  /** As their metrics can be told apart neither by name nor by label. */
  @Test
  void operationsThatShareSeriesAreMeasuredTogetherAlone() {
    CatalogMethod other = step("wrap()", "pack", 0.5);
    JsonObject queries =
        data(page(SampleShop.catalog(step("pack", 0.5), other))).getAsJsonObject("queries");
    assertThat(queries.getAsJsonObject("services").get("own").getAsString())
        .containsOnlyOnce("_count{step=\"pack\"}");
    assertThat(queries.getAsJsonObject("operations").keySet())
        .containsExactly("calls", "failures", "duration");
  }

  private static CatalogMethod step(String name, double bound) {
    return step(name + "()", name, bound);
  }

  private static CatalogMethod step(String signature, String name, double bound) {
    CustomMetric metric =
        new CustomMetric(
            "step_duration_seconds",
            Instrument.HISTOGRAM,
            "Help",
            HistogramType.DEFAULT,
            List.of(0.1, 0.5),
            List.of(CatalogLabel.closed("step", List.of(name))));
    return new CatalogMethod(
        signature,
        7,
        false,
        null,
        new CatalogObjective(null, bound, 0.99, Duration.ofDays(30).toSeconds()),
        metric,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  /** Rules and what is asked of them run by one time. */
  @Test
  void aDrillHasTheTimesOfTheDrill() {
    Monitoring drill = Monitoring.of(List.of(SampleShop.catalog())).drill(60);
    JsonObject data = data(page(drill));
    assertThat(data.get("drill").getAsInt()).isEqualTo(60);
    assertThat(data.get("scrapeInterval").getAsBigDecimal()).isEqualTo("0.25");
    List<String> names = names(data, "alerts", "name");
    JsonObject alert =
        data.getAsJsonArray("alerts").get(names.indexOf("HighRetryRate")).getAsJsonObject();
    JsonObject usual =
        data(page(SampleShop.catalog()))
            .getAsJsonArray("alerts")
            .get(names.indexOf("HighRetryRate"))
            .getAsJsonObject();
    assertThat(usual.get("hold").getAsString()).isEqualTo("5m");
    assertThat(alert.get("hold").getAsString()).isEqualTo("5s");
    assertThat(usual.get("query").getAsString()).contains("[5m]");
    assertThat(alert.get("query").getAsString()).contains("[5s]").doesNotContain("[5m]");
    assertThat(data.getAsJsonObject("queries").toString()).contains("[5s]").doesNotContain("[5m]");
  }

  @Test
  void aNameThatLooksLikeAScriptIsData() {
    String hostile = "</script><!--<script>alert(1)</script>\u2028{data}$1";
    CatalogMethod method = SampleShop.timed(hostile);
    String page = page(SampleShop.catalog(method));
    assertThat(page).doesNotContain("<!--<script>", "alert(1)</script>").doesNotContain("\u2028");
    assertThat(names(data(page), "services", "name")).contains(hostile);
    assertThat(SCRIPT.matcher(page).results().count()).isEqualTo(4);
  }

  @Test
  void thePolicyLetsJustTheseScriptsRunAndThisStyleBe() throws Exception {
    String page = page(SampleShop.catalog());
    StringBuilder scripts = new StringBuilder();
    Matcher matcher = SCRIPT.matcher(page);
    while (matcher.find()) {
      scripts.append(scripts.isEmpty() ? "" : " ").append(digest(matcher.group(1)));
    }
    assertThat(only(POLICY, page))
        .isEqualTo(
            "default-src 'none'; script-src "
                + scripts
                + "; style-src "
                + digest(only(STYLE, page))
                + "; connect-src http: https:; base-uri 'none'; form-action 'none'");
    assertThat(page).doesNotContain("src=\"", "<link", " style=\"", " onclick=\"");
  }

  private static String digest(String text) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }

  @Test
  void aPageThatWasWrittenForAPrometheusMayAskNoOther() {
    Monitoring monitoring = Monitoring.of(List.of(SampleShop.catalog()));
    String page = page(monitoring.prometheus("https://prometheus:9090/main/"));
    assertThat(only(POLICY, page)).contains("; connect-src https://prometheus:9090; ");
    assertThat(data(page).get("prometheus").getAsString())
        .isEqualTo("https://prometheus:9090/main");
  }

  /** No policy can name a host with an underscore, or an address of IPv6. */
  @ParameterizedTest
  @CsvSource({
    "http://prom_server:9090, http:",
    "https://[2001:db8::1]:9090, https:",
    "http://10.0.0.1:9090, http://10.0.0.1:9090"
  })
  void whatAPolicyCannotNameItLeavesToTheScript(String address, String said) {
    String page = page(Monitoring.of(List.of(SampleShop.catalog())).prometheus(address));
    assertThat(only(POLICY, page)).contains("; connect-src " + said + "; ");
    assertThat(data(page).get("prometheus").getAsString()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://prometheus:99999",
        "http://prometheus:",
        "http://u:p@prom_server:9090",
        "http://[fe80::1%25eth0]:9090",
        "http://prom etheus",
        "prometheus",
        "ftp://prometheus",
        "https://u:p@prometheus",
        "https://p/?a=b",
        "x y"
      })
  void whatIsNoAddressIsRefused(String address) {
    Monitoring monitoring = Monitoring.of(List.of(SampleShop.catalog()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> monitoring.prometheus(address))
        .withMessageContaining("Fix: let it be as https://prometheus:9090.");
  }

  @Test
  void equalCatalogsGiveEqualBytesInWhateverOrder() {
    Catalog other = SampleShop.catalog(SampleShop.timed("stock"));
    assertThat(page(SampleShop.catalog(), other)).isEqualTo(page(other, SampleShop.catalog()));
  }

  @Test
  void thePageIsAsSmallAsItsDocumentationSays() {
    String page = page(SampleShop.catalog());
    int data = only(DATA, page).getBytes(UTF_8).length;
    assertThat(page.getBytes(UTF_8).length - data).isLessThan(MOST_BYTES);
  }

  @Test
  void licencesOfWhatOthersWroteAreInThePage() {
    assertThat(page(SampleShop.catalog()))
        .contains("Copyright (c) 2022 Leon Sorokin")
        .contains("Copyright (c) 2012-2014 Chris Pettitt")
        .contains("Copyright 2010-2021 Mike Bostock");
  }
}
