package ai.datapunk.weft.monitoring.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** How YAML is written. */
class YamlTextTest {

  @Test
  void commentsStandAboveTheirItem() {
    YamlMap first = new YamlMap().comment(List.of("One.\nTwo.")).put("a", "1m");
    YamlMap second = new YamlMap().comment(List.of()).put("a", "b").putLines("c", "d\ne");
    YamlMap document = new YamlMap().put("items", List.of(first, second)).putTexts("t", List.of());
    assertThat(YamlText.of(document))
        .isEqualTo(
            """
            items:
              # One.
              # Two.
              - a: 1m

              - a: b
                c: |
                  d
                  e
            t: []
            """);
  }

  @Test
  void whatYamlWouldTakeForSomethingElseIsQuoted() {
    Map<String, String> texts =
        Map.of("a", "yes", "b", "1", "c", "# no comment", "d", "x: y", "e", "{a=\"b\"}", "f", "");
    YamlMap map = new YamlMap();
    texts.forEach(map::put);
    map.putQuoted("g", "say \"{{ $labels.a }}\" \\ ü");
    Map<String, Object> read = new Yaml().load(YamlText.of(map));
    assertThat(read).containsAllEntriesOf(texts);
    assertThat(read).containsEntry("g", "say \"{{ $labels.a }}\" \\ ü");
  }

  @Test
  void aLongTextIsBrokenIntoLines() {
    assertThat(YamlText.lines("word ".repeat(40).strip()))
        .hasSize(3)
        .allMatch(line -> line.length() <= 96);
    assertThat(YamlText.lines("")).isEmpty();
  }
}
