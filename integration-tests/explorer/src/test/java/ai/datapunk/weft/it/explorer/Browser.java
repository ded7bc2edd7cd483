package ai.datapunk.weft.it.explorer;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.it.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser without a window, that asks nobody but who a page asks. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /**
   * It complains that it does not know this browser's newest protocol, which nothing here needs.
   */
  private static final Logger QUIET = Logger.getLogger("org.openqa.selenium");

  private static final Duration OFTEN = Duration.ofMillis(20);

  /** What a page does each half minute or less often it does all the time, and counts. */
  private static final String HURRY =
      """
      {
        const usual = window.setTimeout;
        window.turns = 0;
        window.setTimeout = (what, after, ...more) => after < 30000 ? usual(what, after, ...more)
            : usual(() => { window.turns++; what(); }, 100);
      }
      """;

  /** An address that is there already is gone to again. */
  private static final String GO =
      """
      document.getElementById('main').dataset.view = '';
      if (location.hash === '#/%1$s') {
        window.dispatchEvent(new HashChangeEvent('hashchange'));
      } else {
        location.hash = '#/%1$s';
      }
      return true""";

  private final ChromeDriver driver;
  private @Nullable Object hurry;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one; without its programs the test is skipped, or fails where {@code CI} is set. */
  static Browser start(Path profile) {
    QUIET.setLevel(Level.SEVERE);
    Path program = Programs.require("chromedriver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(Programs.require("chromium").toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.SEVERE);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program.toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Opens an address anew: one that differs behind the # alone would load nothing. */
  void open(String address) {
    driver.get("about:blank");
    driver.get(address);
    until("return document.documentElement.dataset.ready !== undefined");
  }

  /** Goes to another section of the page that is open. */
  void go(String section) {
    run(GO.formatted(section));
    until("return document.getElementById('main').dataset.view !== ''");
  }

  /** Lets pages that are opened from now on not wait for half a minute. */
  void hurry() {
    hurry =
        driver
            .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", HURRY))
            .get("identifier");
  }

  /** Lets pages wait again. */
  void calm() {
    if (hurry != null) {
      driver.executeCdpCommand(
          "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", hurry));
      driver.get("about:blank");
      hurry = null;
    }
  }

  /** Waits until a page that hurries has done what it does all the time twice more. */
  void turns() {
    run("window.turns = 0; return true");
    // The first may have begun before.
    until("return window.turns >= 3");
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  Object run(String script) {
    return requireNonNull(driver.executeScript(script), script);
  }

  Object runLater(String script) {
    return requireNonNull(driver.executeAsyncScript(script), script);
  }

  String text(String script) {
    return String.valueOf(run(script));
  }

  /** Waits until a script says so. */
  void until(String script) {
    new WebDriverWait(driver, PATIENCE)
        .pollingEvery(OFTEN)
        .withMessage(script)
        .until(one -> Boolean.TRUE.equals(driver.executeScript(script)));
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void tab(int times) {
    for (int time = 0; time < times; time++) {
      press(Keys.TAB);
    }
  }

  /** What scripts and the page's policy complained of since this was asked last. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  void picture(Path file) throws IOException {
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
