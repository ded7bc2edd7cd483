package ai.datapunk.weft.maven;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the plugin's jar tells m2e, where nothing else would run its goals. */
class EclipseMetadataTest {

  @Test
  void everyGoalThatIsBoundIsRunWhenItMatters() throws Exception {
    Map<String, String> runs = new TreeMap<>();
    for (Element execution : elements(metadata().getDocumentElement(), "pluginExecution")) {
      for (Element goal : elements(execution, "goal")) {
        runs.put(
            goal.getTextContent(),
            "incremental "
                + text(execution, "runOnIncremental")
                + ", configuration "
                + text(execution, "runOnConfiguration"));
      }
    }

    assertThat(runs.keySet()).containsExactlyInAnyOrderElementsOf(boundGoals());
    assertThat(runs.get("weave")).isEqualTo("incremental true, configuration false");
    assertThat(runs.get("weave-tests")).isEqualTo(runs.get("weave"));
    assertThat(runs.get("prepare")).isEqualTo("incremental false, configuration true");
    assertThat(runs.get("prepare-tests")).isEqualTo(runs.get("prepare"));
  }

  private static List<String> boundGoals() {
    Plugin plugin = new Plugin();
    plugin.setArtifactId("weft-maven-plugin");
    GoalBinding.bind(new Build(), plugin);
    return plugin.getExecutions().stream().flatMap(e -> e.getGoals().stream()).toList();
  }

  private static Document metadata() throws Exception {
    try (InputStream file =
        EclipseMetadataTest.class.getResourceAsStream(
            "/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(requireNonNull(file));
    }
  }

  private static String text(Element in, String name) {
    return elements(in, name).get(0).getTextContent();
  }

  private static List<Element> elements(Element in, String name) {
    NodeList found = in.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
