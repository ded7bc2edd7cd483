package ai.datapunk.weft.weaver;

import ai.datapunk.weft.weaver.FolderIndex.Entry;
import ai.datapunk.weft.weaver.FolderIndex.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The writer of woven classes into their folder. Thread-safe for different classes. */
final class FolderOutput {

  private final Path classes;
  private final Path state;

  /**
   * @param state where files are written first
   */
  FolderOutput(Path classes, Path state) {
    this.classes = classes;
    this.state = state;
  }

  /**
   * What was written.
   *
   * @param entries of the class and of those that belong to it, by path
   * @param changed whether one of the files was not as it is now
   * @param anew whether the class was woven for that, rather than restored
   */
  record Written(Map<String, Entry> entries, boolean changed, boolean anew) {}

  /** Writes a class, if its file is not like that already, and those that belong to it. */
  Written write(String path, WovenClass result, WovenFrom from, boolean anew) throws IOException {
    Map<String, Entry> entries = new TreeMap<>();
    boolean changed = false;
    // First what the class needs: a run that is broken off leaves no class without it.
    for (Map.Entry<String, byte[]> generated : result.generated().entrySet()) {
      String suffix = generated.getKey().substring(result.name().length()) + ".class";
      String generatedPath = path.substring(0, path.length() - ".class".length()) + suffix;
      changed |= write(generatedPath, generated.getValue());
      entries.put(generatedPath, new Entry(stamp(generatedPath), "", 0, "", "", path));
    }
    changed |= write(path, result.classFile());
    entries.put(
        path,
        new Entry(stamp(path), from.key(), result.methods(), from.fingerprint(), from.asked(), ""));
    return new Written(entries, changed, anew);
  }

  /** What a class was woven from: see {@link Entry}. */
  record WovenFrom(String key, String fingerprint, String asked) {}

  private boolean write(String path, byte[] content) throws IOException {
    return AtomicFiles.write(classes.resolve(path), content, state);
  }

  private Stamp stamp(String path) throws IOException {
    return Stamp.of(classes.resolve(path));
  }
}
