package ai.datapunk.weft.it.httpservers;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page in Prometheus' text format.
 *
 * @param values by series, as they are written
 * @param types by family
 */
record Exposition(SortedMap<String, Double> values, Map<String, String> types) {

  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  static Exposition of(String text) {
    SortedMap<String, Double> values = new TreeMap<>();
    Map<String, String> types = new TreeMap<>();
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ", -1);
      if (line.startsWith("# TYPE ")) {
        types.put(words[2], words[3]);
      } else if (!line.startsWith("#")) {
        int end = line.lastIndexOf(' ');
        values.put(
            line.substring(0, end),
            Double.parseDouble(line.substring(end + 1).replace("Inf", "Infinity")));
      }
    }
    return new Exposition(values, types);
  }

  /** What requests were counted of an application, buckets apart. */
  SortedMap<String, Double> requestsOf(String application) {
    return values.entrySet().stream()
        .filter(series -> series.getKey().startsWith("http_request"))
        .filter(series -> !series.getKey().contains("_bucket{"))
        .filter(series -> series.getKey().contains("path=\"" + application))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Double::sum, TreeMap::new));
  }

  /** The sets of label names that the series of a family have. */
  Set<SortedSet<String>> labelNames(String family) {
    return values.keySet().stream()
        .filter(series -> series.matches(Pattern.quote(family) + "(_bucket|_count|_sum)?(\\{.*)?"))
        .map(Exposition::names)
        .collect(Collectors.toSet());
  }

  private static SortedSet<String> names(String series) {
    SortedSet<String> names = new TreeSet<>();
    Matcher label = LABEL.matcher(series);
    while (label.find()) {
      names.add(label.group(1));
    }
    names.remove("le");
    return names;
  }

  /** The bounds of a histogram's buckets, infinity apart. */
  SortedSet<Double> bounds(String family) {
    SortedSet<Double> bounds = new TreeSet<>();
    for (String series : values.keySet()) {
      Matcher label = LABEL.matcher(series);
      while (series.startsWith(family + "_bucket{") && label.find()) {
        if (label.group(1).equals("le") && !label.group(2).equals("+Inf")) {
          bounds.add(Double.valueOf(label.group(2)));
        }
      }
    }
    return bounds;
  }
}
