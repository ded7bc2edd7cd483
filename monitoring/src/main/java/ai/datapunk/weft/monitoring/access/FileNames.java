package ai.datapunk.weft.monitoring.access;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names that can be files', whatever they were before. */
public final class FileNames {

  private FileNames() {}

  /** A name for each of these, none twice. */
  public static SortedMap<String, String> of(Collection<String> names) {
    SortedMap<String, String> files = new TreeMap<>();
    for (String name : new TreeSet<>(names)) {
      String plain = name.replaceAll("[^A-Za-z0-9_-]+", "-");
      String file = plain;
      for (int i = 2; files.containsValue(file); i++) {
        file = plain + "-" + i;
      }
      files.put(name, file);
    }
    return files;
  }
}
