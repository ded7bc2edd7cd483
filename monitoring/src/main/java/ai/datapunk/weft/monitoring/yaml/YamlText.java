package ai.datapunk.weft.monitoring.yaml;

import static java.util.stream.Collectors.joining;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML document, written the same wherever it is written. */
public final class YamlText {

  private static final int WIDTH = 96;

  /** An item with comments, which SnakeYAML puts between its dash and what it is. */
  private static final Pattern ITEM = Pattern.compile("(?m)^( *)- \n((?: *#.*\n)*) *");

  private YamlText() {}

  /** A text in a document, with what YAML has around such; on one line, unless it is literal. */
  public static String of(String text, DumperOptions.ScalarStyle style) {
    StringWriter written = new StringWriter();
    new Yaml(options()).serialize(new ScalarNode(Tag.STR, text, null, null, style), written);
    return written.toString().stripTrailing();
  }

  /** The document. */
  public static String of(YamlMap document) {
    StringWriter text = new StringWriter();
    new Yaml(options()).serialize(document.node(), text);
    return ITEM.matcher(text.toString())
        .replaceAll(YamlText::commentsAbove)
        .replaceAll(":\n *\n", ":\n");
  }

  private static DumperOptions options() {
    DumperOptions options = new DumperOptions();
    options.setProcessComments(true);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    options.setSplitLines(false);
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    return options;
  }

  private static String commentsAbove(MatchResult item) {
    String indent = item.group(1);
    String comments =
        item.group(2).lines().map(line -> indent + line.strip() + "\n").collect(joining());
    return Matcher.quoteReplacement("\n" + comments + indent + "- ");
  }

  /** A text in lines that are not too long for a comment. */
  public static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.isEmpty() ? List.<String>of() : List.of(text.split(" ", -1))) {
      if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return lines;
  }
}
