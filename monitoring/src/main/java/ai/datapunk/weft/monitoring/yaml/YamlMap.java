package ai.datapunk.weft.monitoring.yaml;

import ai.datapunk.weft.contract.PlainNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Keys and what they have, in the order in which they are put. */
public final class YamlMap {

  private final List<NodeTuple> entries = new ArrayList<>();
  private final List<CommentLine> comments = new ArrayList<>();

  /** A map without keys. */
  public YamlMap() {}

  /** Leaves a line out above, and puts a comment there, if there is something to say. */
  public YamlMap comment(List<String> lines) {
    comments.add(new CommentLine(null, null, "", CommentType.BLANK_LINE));
    for (String line : lines) {
      // A name may have line breaks of its own.
      line.lines().forEach(this::addComment);
    }
    return this;
  }

  private void addComment(String line) {
    comments.add(new CommentLine(null, null, " " + line, CommentType.BLOCK));
  }

  /** A text, in quotes where YAML would take it for something else. */
  public YamlMap put(String key, String text) {
    return put(key, scalar(text, ScalarStyle.PLAIN));
  }

  /** A text in quotes. */
  public YamlMap putQuoted(String key, String text) {
    return put(key, scalar(text, ScalarStyle.DOUBLE_QUOTED));
  }

  /** A text on lines of its own, as it is. */
  public YamlMap putLines(String key, String text) {
    return put(key, scalar(text + "\n", ScalarStyle.LITERAL));
  }

  /** Yes or no. */
  public YamlMap put(String key, boolean yes) {
    return put(key, new ScalarNode(Tag.BOOL, String.valueOf(yes), null, null, ScalarStyle.PLAIN));
  }

  /** A number, without an exponent. */
  public YamlMap putNumber(String key, double number) {
    String text = PlainNumber.of(number);
    return put(key, new ScalarNode(Tag.FLOAT, text, null, null, ScalarStyle.PLAIN));
  }

  /** A map in it. */
  public YamlMap put(String key, YamlMap map) {
    return put(key, map.node());
  }

  /** Texts by their keys, each in quotes. */
  public YamlMap put(String key, Map<String, String> texts) {
    YamlMap map = new YamlMap();
    texts.forEach(map::putQuoted);
    return put(key, map);
  }

  /** Several maps. */
  public YamlMap put(String key, Collection<YamlMap> maps) {
    return put(key, sequence(maps.stream().map(YamlMap::node).toList()));
  }

  /** Several texts. */
  public YamlMap putTexts(String key, Collection<String> texts) {
    return put(key, sequence(texts.stream().map(text -> scalar(text, ScalarStyle.PLAIN)).toList()));
  }

  private YamlMap put(String key, Node value) {
    entries.add(new NodeTuple(scalar(key, ScalarStyle.PLAIN), value));
    return this;
  }

  private static Node sequence(List<Node> nodes) {
    return new SequenceNode(Tag.SEQ, nodes, nodes.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  private static Node scalar(String text, ScalarStyle style) {
    return new ScalarNode(Tag.STR, text, null, null, style);
  }

  Node node() {
    MappingNode node = new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
    if (!comments.isEmpty()) {
      node.setBlockComments(comments);
    }
    return node;
  }
}
