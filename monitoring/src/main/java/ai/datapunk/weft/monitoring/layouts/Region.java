package ai.datapunk.weft.monitoring.layouts;

import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.util.List;
import java.util.Map;

/** What tells apart the series of several servers in one that has those of all. */
final class Region {

  /**
   * The label's name. A server adds it only to series that have none of that name; so it is one
   * that no application has, as {@code region} may be.
   */
  static final String NAME = "weft_region";

  /** The label, and what names it in the environment of each server. */
  static final Map<String, String> LABEL = Map.of(NAME, "${WEFT_REGION}");

  /** What expands it. */
  static final String FLAGS =
      """
      # WEFT_REGION in the environment names the region.
      --enable-feature=expand-external-labels
      """;

  private static final String WHY =
      "Without WEFT_REGION a server has no region, and its series would be those of others that have"
          + " none: none of them is taken.";

  private Region() {}

  /** Takes only series that have one. */
  static YamlMap required() {
    return new YamlMap()
        .comment(YamlText.lines(WHY))
        .put("action", "drop")
        .putTexts("source_labels", List.of(NAME))
        .putQuoted("regex", "");
  }
}
