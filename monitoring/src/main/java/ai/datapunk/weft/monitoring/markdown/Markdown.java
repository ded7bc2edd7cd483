package ai.datapunk.weft.monitoring.markdown;

import java.util.regex.Pattern;

/** Texts of others in a page. */
public final class Markdown {

  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private Markdown() {}

  /** A name as code, whatever is in it: on one line, and not ended by what it has itself. */
  public static String code(String name) {
    String text = name.replace("\r", "\\r").replace("\n", "\\n");
    int longest =
        BACKTICKS.matcher(text).results().mapToInt(run -> run.end() - run.start()).max().orElse(0);
    String fence = "`".repeat(longest + 1);
    // A backtick at the edge would be a part of the fence.
    String edge = longest == 0 ? "" : " ";
    return fence + edge + text + edge + fence;
  }

  /** A text in which nothing begins a line, or a cell of a table. */
  public static String cell(String text) {
    return text.replace("\r", " ").replace("\n", " ").replace("|", "\\|");
  }
}
