package ai.datapunk.weft.it.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page shows between two comments that name it. With {@code -Dweft.docs.update} the page is
 * written anew.
 */
final class ShownOutput {

  private final Path page;

  private ShownOutput(Path page) {
    this.page = page;
  }

  static ShownOutput in(Path page) {
    return new ShownOutput(page);
  }

  /** Requires that the page shows this, as text. */
  void shows(String region, String text) throws IOException {
    shows(region, "text", text);
  }

  /** Requires that the page shows this, in that language. */
  void shows(String region, String language, String text) throws IOException {
    String content = Files.readString(page);
    String shown = "```" + language + "\n" + text + "```\n";
    if (System.getProperty("weft.docs.update") != null) {
      content = shown(region).matcher(content).replaceFirst(Matcher.quoteReplacement(shown));
      Files.writeString(page, content);
    }
    assertThat(content).contains(shown);
  }

  private static Pattern shown(String region) {
    return Pattern.compile(
        "(?s)(?<=<!-- " + region + " -->\n)```\\w+\n.*?```\n(?=<!-- /" + region + " -->)");
  }
}
