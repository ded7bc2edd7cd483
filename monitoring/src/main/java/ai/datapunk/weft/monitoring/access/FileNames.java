package ai.datapunk.weft.monitoring.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names that can be files', whatever they were before. */
public final class FileNames {

  private FileNames() {}

  /** A name for each of these, none twice. */
  public static SortedMap<String, String> of(Collection<String> names) {
    SortedMap<String, String> files = new TreeMap<>();
    // Names that can be files' come first, so that no other one takes theirs.
    for (String name : sorted(names)) {
      String plain = plain(name);
      String file = plain;
      for (int i = 2; files.containsValue(file); i++) {
        file = plain + "-" + i;
      }
      files.put(name, file);
    }
    return files;
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream()
        .distinct()
        .sorted(
            Comparator.comparing((String name) -> !plain(name).equals(name))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9_-]+", "-");
  }
}
