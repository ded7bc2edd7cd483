package ai.datapunk.weft.monitoring.drill;

import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.io.StringReader;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A file of rules or of configuration whose times are shorter. What is a time is known by where it
 * stands, and not by how it looks: a service may be called {@code 10s}. All else stays as it is,
 * byte for byte.
 */
final class FasterFile {

  /** Of Prometheus' rules, of its configuration and of Alertmanager's. */
  private static final Pattern SETTING =
      Pattern.compile("for|keep_firing_for|interval|\\w+_interval|\\w+_timeout|\\w+_wait");

  private static final String QUERY = "expr";

  /** Under these stand names and texts, whatever they look like. */
  private static final Set<String> TEXTS = Set.of("labels", "annotations", "external_labels");

  /** What has somebody's name. */
  private static final Set<String> NAMES = Set.of("name", "job_name", "receiver");

  private static final Pattern TIME = Pattern.compile(PromTime.SYNTAX);

  /** By code points, as the parser counts. */
  private final int[] yaml;

  private final int factor;
  private final StringBuilder text = new StringBuilder();
  private int taken;

  private FasterFile(String yaml, int factor) {
    this.yaml = yaml.codePoints().toArray();
    this.factor = factor;
  }

  /**
   * The file for time that runs so many times faster.
   *
   * @throws IllegalArgumentException if it has a time in it that is not known to be one
   */
  static String of(String yaml, int factor) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    FasterFile file = new FasterFile(yaml, factor);
    file.take(new Yaml(options).compose(new StringReader(yaml)));
    file.copy(file.yaml.length);
    return file.text.toString();
  }

  private void take(Node node) {
    if (node instanceof MappingNode map) {
      map.getValue().forEach(this::take);
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(this::take);
    }
  }

  private void take(NodeTuple entry) {
    String key = ((ScalarNode) entry.getKeyNode()).getValue();
    if (TEXTS.contains(key)) {
      return;
    }
    if (!(entry.getValueNode() instanceof ScalarNode value)) {
      take(entry.getValueNode());
    } else if (key.equals(QUERY)) {
      replace(value, query(value));
    } else if (SETTING.matcher(key).matches()) {
      replace(value, PromTime.shorter(value.getValue(), factor));
    } else if (TIME.matcher(value.getValue()).matches() && !NAMES.contains(key)) {
      throw new IllegalArgumentException(
          "What becomes of '"
              + key
              + ": "
              + value.getValue()
              + "' in faster time is not known. Fix: take it as it is, without a drill.");
    }
  }

  /** A query on lines of its own keeps these, and how far in they are. */
  private String query(ScalarNode value) {
    return value.getScalarStyle() == ScalarStyle.LITERAL
        ? FasterQuery.of(raw(value), factor)
        : YamlText.of(FasterQuery.of(value.getValue(), factor), value.getScalarStyle());
  }

  private String raw(Node node) {
    int begin = node.getStartMark().getIndex();
    return new String(yaml, begin, node.getEndMark().getIndex() - begin);
  }

  private void replace(Node node, String by) {
    copy(node.getStartMark().getIndex());
    text.append(by);
    taken = node.getEndMark().getIndex();
  }

  private void copy(int end) {
    text.append(new String(yaml, taken, end - taken));
    taken = end;
  }
}
