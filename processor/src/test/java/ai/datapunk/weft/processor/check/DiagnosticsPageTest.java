package ai.datapunk.weft.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page of all diagnostics says what {@link Message} says. With {@code -Dweft.docs.update} its
 * list is written anew.
 */
final class DiagnosticsPageTest {

  private static final Path PAGE = Path.of("../docs/diagnostics.md");
  private static final Pattern LIST =
      Pattern.compile("(?s)(?<=<!-- messages -->\n).*?(?=<!-- /messages -->)");

  @Test
  void thePageListsEveryMessage() throws IOException {
    StringBuilder list = new StringBuilder();
    String group = "";
    for (Message message : Message.values()) {
      if (!group(message).equals(group)) {
        group = group(message);
        list.append("\n### ").append(group).append("\n");
      }
      list.append(entry(message));
    }
    String page = Files.readString(PAGE);
    if (System.getProperty("weft.docs.update") != null) {
      page =
          LIST.matcher(page).replaceFirst(Matcher.quoteReplacement(list.toString().strip() + "\n"));
      Files.writeString(PAGE, page);
    }
    assertThat(page).contains(list.toString().strip());
  }

  private static String entry(Message message) {
    return "\n#### "
        + message.id()
        + "\n\n"
        + sentence(message.text())
        + "\n\n*Fix:* "
        + message.hint().replaceAll("%(\\d\\$)?s", "…").replace("%%", "%")
        + ".\n\nSeverity: "
        + severity(message)
        + ".\n";
  }

  private static String severity(Message message) {
    String name = message.severity().name().toLowerCase(Locale.ROOT);
    return message.severity() == Severity.REQUIRED ? name + "; it is always an error" : name;
  }

  private static String sentence(String text) {
    String filled = text.replaceAll("%(\\d\\$)?s", "…").replace("%%", "%");
    return "`" + filled + "`";
  }

  /** Ids are given out by group. */
  private static String group(Message message) {
    int number = Integer.parseInt(message.id().substring("WEFT-".length()));
    if (number < 20) {
      return "Names";
    }
    if (number < 30) {
      return "Label sets";
    }
    if (number < 40) {
      return "Cardinality";
    }
    if (number < 50) {
      return "Personal data";
    }
    if (number < 80) {
      return "Policies";
    }
    if (number < 95) {
      return "Placement";
    }
    return number < 100 ? "Fallbacks" : "Others";
  }
}
