package ai.datapunk.weft.weaver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each class file of a folder, by its path in it, as long as the file has the size
 * and the time that it had. Not thread-safe.
 */
final class FolderIndex {

  private static final String HEADER = "weft-weaving 1";

  /** The key of a class that is woven, but was not by us. */
  static final String OTHERS = "others";

  final TreeMap<String, Entry> entries = new TreeMap<>();

  /** The time of the file that it was read from. */
  private long written;

  /** A class file's size and time. */
  record Stamp(long size, long nanos) {

    /** Of file systems with times in seconds, or in every second one. */
    private static final long COARSE_TICK = TimeUnit.SECONDS.toNanos(2);

    /** Of all others, whose clock a system may set forward at each of its own ticks only. */
    private static final long FINE_TICK = TimeUnit.MILLISECONDS.toNanos(50);

    static Stamp of(BasicFileAttributes file) {
      return new Stamp(file.size(), file.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }

    static Stamp of(Path file) throws IOException {
      return of(Files.readAttributes(file, BasicFileAttributes.class));
    }

    /**
     * Whether a change after that time would show in the file's time. The file system's clock may
     * stand still between the two.
     */
    boolean wouldTell(long changedAfter) {
      long tick = nanos % TimeUnit.SECONDS.toNanos(1) == 0 ? COARSE_TICK : FINE_TICK;
      return nanos < changedAfter - tick;
    }
  }

  /**
   * A class file.
   *
   * @param key of what it was woven from, {@link #OTHERS}, or empty if it is not woven
   * @param methods how many of its methods are woven
   * @param fingerprint of what wove it
   * @param asked see {@link NeededAspects#asked}
   * @param owner the path of the class that a generated class belongs to, or empty
   */
  record Entry(
      Stamp stamp, String key, int methods, String fingerprint, String asked, String owner) {
    static Entry plain(Stamp stamp) {
      return new Entry(stamp, "", 0, "", "", "");
    }

    boolean isWoven() {
      return !key.isEmpty();
    }
  }

  /** Reads an index; it is empty if there is none, or it is not one that this version writes. */
  static FolderIndex read(Path file) throws IOException {
    FolderIndex index = new FolderIndex();
    try {
      index.written = Stamp.of(file).nanos();
      List<String> lines =
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      if (lines.size() > 1
          && lines.get(0).equals(HEADER)
          && lines.get(lines.size() - 1).equals("end")) {
        for (String line : lines.subList(1, lines.size() - 1)) {
          index.add(line.split("\t", -1));
        }
      }
    } catch (NoSuchFileException none) {
      return index;
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException foreign) {
      index.entries.clear();
    }
    return index;
  }

  private void add(String[] parts) {
    entries.put(
        parts[0],
        new Entry(
            new Stamp(Long.parseLong(parts[1]), Long.parseLong(parts[2])),
            parts[3],
            Integer.parseInt(parts[4]),
            parts[5],
            parts[6],
            parts[7]));
  }

  /** What is known of this file, if it is certainly the same. */
  @Nullable Entry unchanged(String path, Stamp stamp) {
    Entry entry = entries.get(path);
    return entry != null && entry.stamp().equals(stamp) && stamp.wouldTell(written) ? entry : null;
  }

  /** The classes that were generated for a class, by path. */
  Map<String, Entry> generatedFor(String path) {
    String prefix = path.substring(0, path.length() - ".class".length()) + Finishing.OWN_CLOSURE;
    return entries.subMap(prefix, prefix + Character.MAX_VALUE);
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    entries.forEach(
        (path, entry) ->
            text.append(
                String.join(
                        "\t",
                        path,
                        String.valueOf(entry.stamp().size()),
                        String.valueOf(entry.stamp().nanos()),
                        entry.key(),
                        String.valueOf(entry.methods()),
                        entry.fingerprint(),
                        entry.asked(),
                        entry.owner())
                    + "\n"));
    return text.append("end\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
