package ai.datapunk.weft.it.explorer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What axe-core finds wrong with a page. */
final class Accessibility {

  private static final String AXE = script();

  private static final String ASK =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {resultTypes: ['violations'], preload: false%s}).then(found => done(found.violations.map(one =>
          one.id + ': ' + one.nodes.slice(0, 3).map(node =>
              node.target.join(' ') + ' ' + node.failureSummary).join('; ')).join('\\n')));
      """;

  private Accessibility() {}

  /** Each in a line; nothing where nothing is. */
  static String violations(Browser browser) {
    return violations(browser, "");
  }

  /** Those that other colours may bring. */
  static String violationsOfContrast(Browser browser) {
    return violations(browser, ", runOnly: ['color-contrast', 'link-in-text-block']");
  }

  private static String violations(Browser browser, String options) {
    if (browser.run("return !window.axe").equals(true)) {
      browser.run(AXE + "\nreturn true");
    }
    return String.valueOf(browser.runLater(ASK.formatted(options)));
  }

  private static String script() {
    try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new IllegalStateException("axe.min.js is missing");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
