package ai.datapunk.weft;

import ai.datapunk.weft.contract.LabelSetIndex;
import ai.datapunk.weft.store.MetricStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many label sets the application's annotations make whose values are all known, as its
 * catalogs say before its classes are initialised.
 */
final class ClosedLabelSets {

  private ClosedLabelSets() {}

  /**
   * Tells of limits said of families by their names that are below that: those are never refused.
   * Of several modules, which may have label sets in common, the one that has most counts.
   */
  static void tellOfLimitsBelow(MetricStore store) {
    most(Mesh.class.getClassLoader()).forEach(store::tellIfBelow);
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null) {
      most(context).forEach(store::tellIfBelow);
    }
  }

  private static Map<String, Long> most(ClassLoader loader) {
    Map<String, Long> most = new TreeMap<>();
    try {
      for (URL index : Collections.list(loader.getResources(LabelSetIndex.PATH))) {
        for (String line : lines(index)) {
          most.merge(LabelSetIndex.metric(line), LabelSetIndex.labelSets(line), Math::max);
        }
      }
    } catch (IOException | UncheckedIOException unreadable) {
      // They are told of when they come into being.
    }
    return most;
  }

  private static List<String> lines(URL index) throws IOException {
    URLConnection connection = index.openConnection();
    // A jar that is kept open could not be replaced.
    connection.setUseCaches(false);
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }
}
