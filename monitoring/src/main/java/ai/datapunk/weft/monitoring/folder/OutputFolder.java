package ai.datapunk.weft.monitoring.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The folder with all that is written. Each file says in its first line whose it is, and a list has
 * their names: so what others put there stays, and what an earlier run wrote and this one does not
 * goes.
 */
public final class OutputFolder {

  private static final String MARK = "Written by weft-monitoring: what is changed here is lost.";
  private static final String LIST = "weft-monitoring.files";
  private static final String HASH = "# " + MARK + "\n";
  private static final String COMMENT = "<!-- " + MARK + " -->\n";

  /** JSON has no comments; so it is what Grafana shows of a dashboard. */
  private static final String JSON = "{\"description\": \"" + MARK + "\",\n";

  private static final String ORIGIN = "# For ";

  private static final String DRILL = "# This is for a drill, ";

  private final Path folder;
  private final String origin;

  /** What each file says of the drill that it is for, or empty. */
  private final String drill;

  private final boolean isKeeping;

  /**
   * The folder, which need not be there.
   *
   * @param origin what it is written for, or empty where nobody has told; what is written for one
   *     is not overwritten for another
   */
  public OutputFolder(Path folder, String origin) {
    this(folder.toAbsolutePath().normalize(), origin, "", false);
  }

  private OutputFolder(Path folder, String origin, String drill, boolean isKeeping) {
    this.folder = folder;
    this.origin = origin;
    this.drill = drill;
    this.isKeeping = isKeeping;
  }

  /** The same for a drill that is so many times faster: each file says so. */
  public OutputFolder forDrill(int factor) {
    return new OutputFolder(
        folder,
        origin,
        "This is for a drill, " + factor + " times faster than it would be.",
        isKeeping);
  }

  /** The same, from which nothing is removed: this run does not know all that there is to be. */
  public OutputFolder keeping() {
    return new OutputFolder(folder, origin, drill, true);
  }

  /**
   * Writes these files, by their paths in the folder, and removes those that an earlier run wrote,
   * unless they are kept: then they stay in the list, for a later run to remove.
   *
   * @throws ForeignFileException if another file is in the way; nothing is written then
   * @throws OtherPurposeException if a drill would replace what is used, or the other way round
   */
  public WrittenFiles write(SortedMap<String, String> files) throws IOException {
    for (String name : files.keySet()) {
      requireOwn(folder.resolve(name));
    }
    requireOwn(folder.resolve(LIST));
    requireSameOrigin();
    requireSamePurpose();
    NavigableSet<String> earlier = listed();
    NavigableSet<String> all = new TreeSet<>(earlier);
    all.addAll(files.keySet());
    // Before they are: so what a run leaves that is broken off, the next one knows.
    list(all);
    List<Path> removed = isKeeping ? List.of() : removeStale(earlier, files);
    List<Path> written = new ArrayList<>();
    List<Path> unchanged = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      (put(path, marked(path, noted(path, file.getValue()))) ? written : unchanged).add(path);
    }
    list(isKeeping ? all : files.keySet());
    return new WrittenFiles(folder, written, unchanged, removed);
  }

  private static String head(Path file) {
    String name = file.toString();
    if (name.endsWith(".json")) {
      return JSON;
    }
    return name.endsWith(".md") || name.endsWith(".html") ? COMMENT : HASH;
  }

  /** An object of JSON has its mark as the first property. */
  private static String marked(Path file, String text) {
    String head = head(file);
    if (!head.equals(JSON)) {
      return head + text;
    }
    if (!text.startsWith("{\n")) {
      throw new IllegalArgumentException(file + " has no place for a mark");
    }
    return head + text.substring("{\n".length());
  }

  /** JSON is Grafana's, which has no times. */
  private String noted(Path file, String text) {
    if (drill.isEmpty() || head(file).equals(JSON)) {
      return text;
    }
    return (head(file).equals(COMMENT) ? "<!-- " + drill + " -->\n" : "# " + drill + "\n") + text;
  }

  private void requireOwn(Path file) throws IOException {
    if (Files.exists(file) && !isOwn(file)) {
      throw new ForeignFileException(file);
    }
    Path parent = file.getParent();
    while (parent != null && parent.startsWith(folder)) {
      // What is Weft's own goes before anything is written.
      if (Files.exists(parent) && !Files.isDirectory(parent) && !isOwn(parent)) {
        throw new ForeignFileException(parent);
      }
      parent = parent.getParent();
    }
  }

  private void requireSameOrigin() throws IOException {
    for (String line : lines(folder.resolve(LIST))) {
      String other = line.startsWith(ORIGIN) ? line.substring(ORIGIN.length()) : origin;
      if (!origin.isEmpty() && !other.equals(origin)) {
        throw new OtherOriginException(folder, other, origin, LIST);
      }
    }
  }

  private void requireSamePurpose() throws IOException {
    List<String> lines = lines(folder.resolve(LIST));
    boolean isForDrill = lines.stream().anyMatch(line -> line.startsWith(DRILL));
    if (!lines.isEmpty() && isForDrill == drill.isEmpty()) {
      throw new OtherPurposeException(folder, isForDrill);
    }
  }

  /** By the first line without its end, which Git may change. */
  private static boolean isOwn(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    byte[] head = head(file).strip().getBytes(UTF_8);
    byte[] text = Files.readAllBytes(file);
    return text.length > head.length
        && Arrays.equals(text, 0, head.length, head, 0, head.length)
        && (text[head.length] == '\n' || text[head.length] == '\r');
  }

  private NavigableSet<String> listed() throws IOException {
    NavigableSet<String> names = new TreeSet<>();
    lines(folder.resolve(LIST)).stream().filter(name -> !name.startsWith("#")).forEach(names::add);
    return names;
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private void list(Collection<String> names) throws IOException {
    String written = origin.isEmpty() ? "" : ORIGIN + origin + "\n";
    put(
        folder.resolve(LIST),
        HASH + noted(folder.resolve(LIST), written) + String.join("\n", names) + "\n");
  }

  private List<Path> removeStale(NavigableSet<String> earlier, SortedMap<String, String> files)
      throws IOException {
    List<Path> removed = new ArrayList<>();
    for (String name : earlier) {
      if (!files.containsKey(name) && remove(name)) {
        removed.add(folder.resolve(name));
      }
    }
    return removed;
  }

  /** Only what is in the folder, and still says whose it is: the list may have been edited. */
  private boolean remove(String name) throws IOException {
    try {
      Path file = folder.resolve(name).normalize();
      return file.startsWith(folder) && isOwn(file) && Files.deleteIfExists(file);
    } catch (InvalidPathException noFileOfWefts) {
      return false;
    }
  }

  private static boolean put(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return false;
    }
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return true;
  }
}
