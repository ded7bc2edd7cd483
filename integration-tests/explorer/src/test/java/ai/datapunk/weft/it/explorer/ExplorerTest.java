package ai.datapunk.weft.it.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.it.explorer.StubPrometheus.Manner;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import ai.datapunk.weft.monitoring.Monitoring;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The page as it was written, opened as a file in a browser. */
class ExplorerTest {

  private static final List<String> SECTIONS =
      List.of(
          "overview",
          "services",
          "services/basket",
          "dependencies/basket",
          "alerts/CircuitBreakerOpen",
          "objectives",
          "dashboards",
          "dashboards/overview",
          "metrics/mesh_service_calls_total",
          "series-budget");
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final List<String> SHOWN =
      List.of(
          "overview",
          "services/accounts",
          "dependencies",
          "alerts",
          "objectives",
          "dashboards/circuits",
          "dashboards/jvm",
          "metrics",
          "series-budget");
  private static final int LARGE = 50;
  private static final int SMALL = 12;

  /** Axe looks at each text, which takes long where there are many of a kind. */
  private static final int TINY = 3;

  private static final long SEED = 7;

  /** A second on a machine that does nothing else; with room for one that does. */
  private static final double MOST_MILLISECONDS = 5000;

  /** Of an application that does not answer. */
  private static final String DOWN =
      """
      global: {scrape_interval: 1s, evaluation_interval: 1s}
      rule_files: ['%s']
      scrape_configs:
        - job_name: accounts
          static_configs:
            - targets: ['127.0.0.1:1']
      """;

  /** Counts what changes in elements. */
  private static final String WATCH =
      """
      window.changes = 0;
      const observer = new MutationObserver(all => { window.changes += all.length; });
      document.querySelectorAll('%s').forEach(node => observer.observe(node,
          {attributes: true, characterData: true, childList: true, subtree: true}));
      return true""";

  /** In which order the parts of the graph are drawn. */
  private static final String LABELS_LAST =
      """
      return [...document.querySelectorAll('.graph:not(.sample) > g')].map(part => part.classList[0])
          .filter((one, at, all) => one !== all[at - 1]).join()""";

  private static final String FOCUSED = "return document.activeElement.";

  @TempDir static Path folder;
  private static Browser browser;
  private static StubPrometheus prometheus;
  private static String large;
  private static String small;
  private static String tiny;

  @BeforeAll
  static void write() throws IOException {
    browser = Browser.start(folder.resolve("profile"));
    List<Catalog> platform = GeneratedPlatform.of(SMALL, SEED);
    prometheus = StubPrometheus.of(platform, 0);
    large = write("large.html", GeneratedPlatform.of(LARGE, SEED));
    small = write("small.html", platform);
    tiny = write("tiny.html", GeneratedPlatform.of(TINY, SEED));
  }

  private static String write(String name, List<Catalog> catalogs) throws IOException {
    return Files.writeString(folder.resolve(name), page(catalogs, "")).toUri().toString();
  }

  private static String page(List<Catalog> catalogs, String runbooks) {
    Monitoring monitoring = Monitoring.of(catalogs);
    return (runbooks.isEmpty() ? monitoring : monitoring.runbooks(runbooks))
        .files()
        .getOrDefault("explorer.html", "");
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
    if (prometheus != null) {
      prometheus.close();
    }
  }

  @BeforeEach
  void calm() {
    prometheus.answer(Manner.WELL);
    browser.calm();
    browser.prefer("light");
    browser.size(1280, 900);
    browser.complaints();
  }

  private static String connected(String section) {
    return connected(small, section);
  }

  private static String connected(String page, String section) {
    return page + "?prometheus=" + prometheus.address() + "#/" + section;
  }

  private static void untilConnected() {
    browser.until("return document.querySelector('#connect .dot').classList.contains('connected')");
  }

  private static void show(String page, String section) {
    browser.open(connected(page, section));
    untilConnected();
    untilDrawn(section);
  }

  private static void go(String section) {
    browser.go(section);
    untilDrawn(section);
  }

  private static void untilDrawn(String section) {
    if (section.startsWith("dashboards/")) {
      browser.until("return document.querySelectorAll('.panel .body > :not(.none)').length > 2");
      browser.until("return document.querySelectorAll('[aria-busy]').length === 0");
    }
  }

  private static String told(String selector) {
    return browser.find(selector).getText();
  }

  @Test
  void fiftyServicesAreThereAtOnce() {
    browser.open(large);
    double loaded =
        Double.parseDouble(browser.text("return document.documentElement.dataset.ready"));
    browser.open(large + "#/dependencies");
    double drawn =
        Double.parseDouble(browser.text("return document.documentElement.dataset.ready"));
    System.out.printf(
        "The explorer of %d services: %.0f ms, with its graph %.0f ms%n", LARGE, loaded, drawn);
    assertThat(loaded).isLessThan(MOST_MILLISECONDS);
    assertThat(drawn).isLessThan(MOST_MILLISECONDS);
    assertThat(browser.text("return document.querySelectorAll('.graph .card').length"))
        .isEqualTo("50");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whatIsSearchedForIsFoundByTheKeyboardAlone() {
    browser.open(large);
    browser.press("/");
    browser.press("payments");
    browser.until("return document.querySelectorAll('#found [data-route]').length > 1");
    assertThat(browser.text("return document.querySelector('#found .name').textContent"))
        .isEqualTo("payments");
    browser.press(Keys.ARROW_DOWN, Keys.ARROW_UP);
    assertThat(browser.text(FOCUSED + "getAttribute('aria-activedescendant')"))
        .isEqualTo("found-0");
    browser.press(Keys.ENTER);
    browser.until("return location.hash === '#/services/payments'");
    assertThat(told("h1")).isEqualTo("payments");
    assertThat(browser.text(FOCUSED + "tagName")).isEqualTo("H1");
  }

  @ParameterizedTest
  @CsvSource({
    "CircuitBreakerOpen, #/alerts/CircuitBreakerOpen, CircuitBreakerOpen",
    "retry_attempts_total, #/metrics/retry_attempts_total, retry_attempts_total",
    "delivery_get, #/services/delivery/Clients.delivery_get(), Clients.delivery_get()"
  })
  void whatIsFoundIsShownAndHasTheFocus(String typed, String route, String shown) {
    browser.open(small);
    browser.press("/", typed);
    browser.until("return document.querySelectorAll('#found [data-route]').length > 0");
    browser.press(Keys.ENTER);
    browser.until("return location.hash !== ''");
    assertThat(browser.text("return decodeURIComponent(location.hash)")).isEqualTo(route);
    assertThat(browser.text(FOCUSED + "textContent")).contains(shown);
  }

  @Test
  void theKeyboardGoesFromTheLinkPastTheHeadIntoTheGraph() {
    browser.open(small + "#/dependencies");
    browser.tab(1);
    assertThat(browser.text(FOCUSED + "id")).isEqualTo("skip");
    browser.press(Keys.ENTER);
    assertThat(browser.text(FOCUSED + "id")).isEqualTo("main");
    // The levels, the box, three buttons and the frame.
    browser.tab(7);
    String first = browser.text(FOCUSED + "dataset.name");
    browser.press(Keys.ARROW_RIGHT);
    String next = browser.text(FOCUSED + "dataset.name");
    assertThat(next).isNotEqualTo(first).isNotEqualTo("undefined");
    browser.press(Keys.ENTER);
    assertThat(browser.text(FOCUSED + "getAttribute('aria-pressed')")).isEqualTo("true");
    assertThat(told(".details h2")).isEqualTo(next);
    browser.press(Keys.ESCAPE);
    assertThat(browser.text(FOCUSED + "getAttribute('aria-pressed')")).isEqualTo("false");
  }

  /** In the dark colours alone are others, and so is what they bring. */
  @Test
  void axeFindsNothingWrongInTheLightAndInTheDark() {
    show(tiny, "overview");
    for (String section : SECTIONS) {
      go(section);
      assertThat(Accessibility.violations(browser)).as(section).isEmpty();
      browser.prefer("dark");
      go(section);
      assertThat(Accessibility.violationsOfContrast(browser)).as(section + ", dark").isEmpty();
      browser.prefer("light");
    }
  }

  @Test
  void aPhoneScrollsNoSectionSideways() {
    browser.size(360, 740);
    show(small, "overview");
    for (String section : SECTIONS) {
      go(section);
      assertThat(browser.text("return document.documentElement.scrollWidth"))
          .as(section)
          .isEqualTo("360");
    }
  }

  /** They prove nothing, and are there for those who ask for them. */
  @ParameterizedTest
  @EnabledIfSystemProperty(named = "weft.pictures", matches = ".*")
  @CsvSource({"360, 740", "768, 1024", "1280, 900"})
  void picturesToLookAt(int width, int height) throws IOException {
    browser.size(width, height);
    show(small, "overview");
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      for (String section : SHOWN) {
        go(section);
        String name = section.replace("/", "-") + "-" + width + "-" + scheme + ".png";
        browser.picture(PICTURES.resolve(name));
        assertThat(PICTURES.resolve(name)).isNotEmptyFile();
      }
    }
  }

  @Test
  void withAPrometheusThereAreStatesAndRates() {
    browser.open(connected("alerts/CircuitBreakerOpen"));
    untilConnected();
    assertThat(told("#alert-CircuitBreakerOpen .state")).contains("firing");
    assertThat(told("#alert-CircuitBreakerOpen .active")).contains("It is <b>open</b>");
    assertThat(told("#alert-HighRetryRate .state")).contains("pending");
    assertThat(told("#alert-NoInstances .state")).contains("quiet");
    assertThat(told("#alert-ServiceDown .state")).contains("not in this Prometheus");
    alertsWithoutDataAreToldApart();
    go("dependencies");
    assertThat(told("main .table")).contains("calls 10/s · failing 20 %", "circuit is open");
    assertThat(browser.text(LABELS_LAST)).isEqualTo("edge-of,card,label-of");
    go("services/accounts");
    assertThat(told("main > .measured"))
        .isEqualTo("calls 10.5/s · failures of 0.5/s are not counted · p95 42 s · retries 0.5/s");
    assertThat(told("tr[data-operation=reconcile]"))
        .contains("calls 0.5/s · failures are not counted · p95 42 s");
    go("objectives");
    assertThat(told(".tile-card .left")).contains("62 % of the budget is left");
    assertThat(browser.complaints()).isEmpty();
  }

  /**
   * Of one that fires or is pending, something was there; and one looks whether something is not.
   */
  private static void alertsWithoutDataAreToldApart() {
    assertThat(told("#alert-UnwovenMethods .state")).isEqualTo("∅ no data");
    assertThat(told("#alert-ObjectiveNotMeasured .state")).contains("quiet");
    assertThat(told("main .counts")).contains("∅ no data 1", "● quiet 2", "◆ pending 1");
    browser.run(
        """
        document.querySelector('#alert-UnwovenMethods').open = true;
        document.getElementById('which').value = 'blind';
        document.getElementById('which').dispatchEvent(new Event('change'));
        return true""");
    assertThat(browser.text("return document.querySelectorAll('.entry:not([hidden])').length"))
        .isEqualTo("1");
    assertThat(told("#alert-UnwovenMethods .notice"))
        .isEqualTo(
            "This Prometheus has none of the series that it reads, so that it cannot fire:"
                + " weft_unwoven_methods.");
    go("overview");
    assertThat(told("main .now")).contains("∅ no data for 1 alert, which cannot fire:");
  }

  /** Those that were sent to others go on leading to what they led to. */
  @Test
  void addressesAreThoseOfTheSectionsAndOthersAreToldToLeadNowhere() {
    browser.open(tiny);
    for (String address : List.of("dependencies/basket", "graph/basket")) {
      browser.go(address);
      assertThat(told("h1")).as(address).isEqualTo("Dependencies");
      assertThat(told(".details h2")).isEqualTo("basket");
    }
    browser.go("series");
    assertThat(told("h1")).isEqualTo("Series budget");
    browser.go("dashboards/overview");
    assertThat(told("h1")).isEqualTo("Weft: overview");
    for (String address :
        List.of("budget", "dashboards/none", "alerts/None", "services/none", "overview/none")) {
      browser.go(address);
      assertThat(told("h1")).as(address).isEqualTo("Nothing is here");
      assertThat(told("main"))
          .contains("This page has nothing at the address #/" + address + ".", "Go to the start");
    }
    assertThat(Accessibility.violations(browser)).isEmpty();
    browser.find("main a").click();
    browser.until("return document.querySelector('h1').textContent === 'Overview'");
    browser.go("metrics");
    assertThat(told(".lead")).contains("usually scrapes of 3 processes of each application");
  }

  /** Where it is served nothing is beside it; an address of its own a runbook may have. */
  @Test
  void aServedPageHasNoLinksToWhatIsInItsFolder() throws IOException {
    String links = "return document.querySelectorAll('.pairs a').length > 0";
    browser.open(tiny + "#/alerts");
    assertThat(browser.text(links)).isEqualTo("true");
    prometheus.serve(page(GeneratedPlatform.of(TINY, SEED), ""));
    browser.open(prometheus.address() + "/explorer#/alerts");
    assertThat(browser.text(links)).isEqualTo("false");
    prometheus.serve(page(GeneratedPlatform.of(TINY, SEED), "https://wiki/runbooks"));
    browser.open(prometheus.address() + "/explorer#/alerts/ServiceDown");
    assertThat(browser.text("return document.querySelector('#alert-ServiceDown .pairs a').href"))
        .isEqualTo("https://wiki/runbooks/service-down");
  }

  @Test
  void whatTheCatalogsLackIsToldAbove() throws IOException {
    List<Catalog> two = List.of(GeneratedPlatform.of(TINY, SEED).get(0), changed());
    String text =
        Monitoring.of(two)
            .unread(List.of("Cannot read the catalog of mail.jar: it is not UTF-8"))
            .files()
            .get("explorer.html");
    Path page = Files.writeString(folder.resolve("lacking.html"), String.valueOf(text));
    browser.open(page.toUri().toString());
    assertThat(told("main .notice"))
        .isEqualTo(
            "Of these catalogs nothing is here.\nCannot read the catalog of mail.jar: it is not UTF-8");
    assertThat(told("main .notice + .notice"))
        .isEqualTo(
            "The catalogs do not agree.\nshop.accounts.Api is in two catalogs of 'accounts', and"
                + " differs. Fix: name one version of each module.");
    assertThat(Accessibility.violations(browser)).isEmpty();
  }

  /** The first application's catalog as another version of it has it. */
  private static Catalog changed() {
    return new Catalog(
        "accounts", List.of(new CatalogClass("shop.accounts.Api", "Api.java", List.of())));
  }

  /** As endpoints name all that they take at once, which a browser has to find its own among. */
  @Test
  void aBrowserTakesAPasswordForWhatAsksForATokenToo() throws IOException {
    prometheus.serve(page(GeneratedPlatform.of(TINY, SEED), ""));
    prometheus.refuse("Basic realm=\"metrics\", charset=\"UTF-8\", Bearer realm=\"metrics\"");
    String address = prometheus.address().replace("//", "//%s:%s@".formatted("reader", "s3cret"));
    browser.open(address + "/explorer");
    assertThat(told("h1")).isEqualTo("Overview");
    prometheus.refuse("");
  }

  /** Each of its queries is taken, from a page that is a file, and its rules are read. */
  @Test
  void aRealPrometheusIsAsked(@TempDir Path data) throws Exception {
    Path written = Files.createDirectory(data.resolve("written"));
    Monitoring.of(GeneratedPlatform.of(TINY, SEED)).write(written);
    try (PrometheusServer real =
        new PrometheusServer(
            Programs.require("prometheus"),
            DOWN.formatted(written.resolve("rules/service_health.yml")),
            data)) {
      real.onceThere("ALERTS{alertname=\"ServiceDown\"}");
      browser.open(tiny + "?prometheus=" + real.uri() + "#/alerts");
      untilConnected();
      assertThat(told("#alert-ServiceDown .state")).contains("pending");
      assertThat(told("#alert-ServiceDegraded .state")).contains("no data");
      assertThat(told("#alert-HighRetryRate .state")).contains("not in this Prometheus");
      assertThat(browser.text("return document.getElementById('problems').hidden"))
          .isEqualTo("true");
    }
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void dashboardsAreDrawnWithTheIntervalsThatGrafanaReckons() {
    prometheus.queries().clear();
    browser.open(connected("dashboards/overview"));
    browser.until("return document.querySelectorAll('.plot canvas').length > 0");
    // An hour on some hundred pixels is asked every 15 s, and rates are over four times that.
    assertThat(prometheus.queries())
        .anyMatch(query -> query.contains("[1m]"))
        .noneMatch(query -> query.contains("$"));
    assertThat(browser.text("return document.querySelector('.series .value').textContent"))
        .matches("[0-9.]+.*");
    assertThat(browser.complaints()).isEmpty();
  }

  /** In minutes and binary bytes. */
  @Test
  void axesHaveNumbersThatAreRoundInWhatTheyAreIn() {
    show(small, "overview");
    browser.run(
        """
        window.written = new Set();
        const fillText = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, ...more) {
          window.written.add(text);
          return fillText.call(this, text, ...more);
        };
        return true""");
    go("dashboards/jvm");
    go("dashboards/circuits");
    String written = "return [...window.written].filter(text => / (MiB|min)$/.test(text)).join()";
    assertThat(browser.text(written).split(","))
        .allMatch(text -> text.matches("[1-9]\\d* (MiB|min)"))
        .anyMatch(text -> text.endsWith("MiB"))
        .anyMatch(text -> text.endsWith("min"));
  }

  @Test
  void linesHaveThresholdsAndMarksWhichAreToldInWords() {
    browser.open(connected("dashboards/circuits"));
    browser.until("return document.querySelectorAll('.plot canvas').length > 0");
    browser.until("return document.querySelector('.marks') !== null");
    assertThat(told(".marks summary")).matches("[0-9]+ marks on the lines");
    assertThat(
            browser.text(
                """
                return [...document.querySelectorAll('.marks li')].map(one => one.textContent)
                    .find(text => text.includes('open'))"""))
        .matches("[0-9:]{8} Circuits that open \\w+ > \\w+");
    assertThat(told(".thresholds")).startsWith("Dashed from side to side: ");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aPrometheusThatCannotBeReachedIsToldAndTheRestGoesOn() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    browser.open(small + "#/dependencies");
    browser.find("#connect").click();
    browser.press("localhost:" + port, Keys.ENTER);
    browser.until("return !document.getElementById('problems').hidden");
    assertThat(told("#problems"))
        .contains(
            "http://localhost:" + port + "/api/v1/query cannot be reached", "Fix: let it run");
    assertThat(told("#connect")).contains("Not reached");
    assertThat(browser.text("return document.querySelectorAll('.graph .card').length"))
        .isEqualTo("12");
  }

  @ParameterizedTest
  @CsvSource({
    "WITH_ERRORS, answers with 503: the database is closed. Fix:",
    "WITH_A_PAGE, does not answer as Prometheus does. Fix:",
    "FOR_ITSELF, cannot be reached from this page. Fix:",
    "WITHOUT_RULES, /api/v1/rules?type=alert answers with 503"
  })
  void whatIsWrongWithAPrometheusIsToldInWords(Manner manner, String words) {
    prometheus.answer(manner);
    browser.open(connected("alerts"));
    browser.until("return !document.getElementById('problems').hidden");
    assertThat(told("#problems")).contains(words);
    if (manner == Manner.WITHOUT_RULES) {
      // What fires is known all the same.
      assertThat(told("#alert-CircuitBreakerOpen .state")).contains("firing");
    }
  }

  /** Neither is what has the focus put in its place anew, nor what is wrong read out again. */
  @Test
  void whatIsAskedAnewTouchesJustWhatIsNew() {
    browser.hurry();
    show(small, "overview");
    assertThat(browser.text(rows())).isEqualTo("2");
    browser.run(
        """
        window.link = document.querySelector('.now .rows a[href$=CircuitBreakerOpen]');
        window.link.focus();
        return true""");
    prometheus.answer(Manner.WITHOUT_RULES);
    browser.until("return !document.getElementById('problems').hidden");
    assertThat(browser.text(rows())).isEqualTo("1");
    browser.run(WATCH.formatted("#problems, .now"));
    browser.turns();
    assertThat(browser.text("return window.changes")).isEqualTo("0");
    assertThat(browser.text("return document.activeElement === window.link")).isEqualTo("true");
  }

  private static String rows() {
    return "return document.querySelectorAll('.now ul.rows:first-of-type > li').length";
  }

  @Test
  void aTableOfADashboardKeepsItsOrderAndTheFocus() {
    browser.size(1280, 4000);
    browser.open(connected("dashboards/jvm"));
    browser.until("return document.querySelectorAll('.panel .table .sort').length > 0");
    browser.run("document.querySelector('.panel .table .sort').focus(); return true");
    browser.press(Keys.ENTER);
    String sorted = "return document.activeElement.parentNode.getAttribute('aria-sort')";
    String order = browser.text(sorted);
    assertThat(order).isNotEqualTo("none");
    browser.run("window.button = document.activeElement; return true");
    browser.run(WATCH.formatted(".panel .body:has(.table)"));
    browser.run("document.querySelector('.board button').click(); return true");
    browser.until(
        "return window.changes > 1 && document.querySelectorAll('[aria-busy]').length === 0");
    assertThat(browser.text("return document.activeElement === window.button")).isEqualTo("true");
    assertThat(browser.text(sorted)).isEqualTo(order);
  }

  @Test
  void aPrometheusThatIsThereLaterIsFound() {
    prometheus.answer(Manner.FOR_ITSELF);
    browser.hurry();
    browser.open(connected("overview"));
    browser.until("return !document.getElementById('problems').hidden");
    browser.run(WATCH.formatted("#problems"));
    browser.turns();
    assertThat(browser.text("return window.changes")).isEqualTo("0");
    prometheus.answer(Manner.WELL);
    untilConnected();
    assertThat(browser.text("return document.getElementById('problems').hidden")).isEqualTo("true");
  }

  /** Whose address begins like that of the one which may be asked. */
  @Test
  void anotherPrometheusThanThePageIsWrittenForIsNotAsked() throws IOException {
    String mine = prometheus.address().replaceFirst("(:\\d)\\d+$", "$1");
    List<Catalog> platform = GeneratedPlatform.of(TINY, SEED);
    String text = Monitoring.of(platform).prometheus(mine).files().get("explorer.html");
    Path page = Files.writeString(folder.resolve("mine.html"), String.valueOf(text));
    prometheus.queries().clear();
    browser.open(connected(page.toUri().toString(), "overview"));
    browser.until("return !document.getElementById('problems').hidden");
    assertThat(told("#problems")).contains("This page may ask " + mine + " alone").contains("Fix:");
    assertThat(prometheus.queries()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whatFailsHasWordsWhereThereIsNoRoomForAll() {
    show(small, "dependencies");
    browser.run("document.querySelector('.graph').classList.add('crowded'); return true");
    assertThat(
            browser.text(
                """
                const labels = [...document.querySelectorAll('.label-of .label')];
                return [...document.querySelectorAll('.edge-of')].map((edge, at) =>
                    edge.querySelector('.line').classList[1] + ' '
                        + getComputedStyle(labels[at]).display)
                    .filter((one, at, all) => all.indexOf(one) === at).sort().join()"""))
        .isEqualTo("bad block,good none");
  }

  @Test
  void nothingIsCalmThatIsNotKnown() {
    prometheus.answer(Manner.CONNECTED_ONLY);
    browser.open(connected("overview"));
    untilConnected();
    assertThat(told("main .now"))
        .contains("Nothing is known of these alerts.", "Nothing is known of these calls.")
        .doesNotContain("No alert of these", "No edge fails");
  }

  @Test
  void whatIsNoAddressIsTold() {
    browser.open(small);
    browser.find("#connect").click();
    browser.press("ftp://prometheus", Keys.ENTER);
    browser.until("return !document.getElementById('problems').hidden");
    assertThat(told("#problems"))
        .contains("is not an address of the web. Fix: begin with https://.");
  }

  @Test
  void coloursAreChosenAndKept() {
    browser.open(small);
    browser.find("#theme").click();
    browser.find("#theme").click();
    assertThat(browser.text("return getComputedStyle(document.body).colorScheme"))
        .isEqualTo("dark");
    browser.open(small);
    assertThat(told("#theme")).isEqualTo("dark");
    browser.find("#theme").click();
    assertThat(told("#theme")).isEqualTo("as the system");
  }
}
