package ai.datapunk.weft.weaver;

import ai.datapunk.weft.contract.classfile.AnnotatedMethod;
import ai.datapunk.weft.contract.classfile.ClassFile;
import ai.datapunk.weft.contract.classfile.ClassFileException;
import ai.datapunk.weft.contract.classfile.ConstantPoolScan;
import ai.datapunk.weft.weaver.FolderIndex.Entry;
import ai.datapunk.weft.weaver.FolderIndex.Stamp;
import ai.datapunk.weft.weaver.FolderOutput.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run over a folder: looks at each class file first, then weaves. Not thread-safe. */
final class FolderRun {

  private final Path classes;
  private final List<Path> classPath;
  private final ClassWeaver weaver;
  private final WovenStore store;
  private final FolderOutput output;
  private final FolderIndex before;
  private final FolderIndex after = new FolderIndex();
  private final Map<String, byte[]> unwoven = new TreeMap<>();
  private final List<WeavingException> failures = new ArrayList<>();
  private @Nullable String fingerprint;
  private int woven;
  private int restored;
  private long nanos;

  FolderRun(
      Path classes, List<Path> classPath, Path state, ClassWeaver weaver, FolderIndex before) {
    this.classes = classes;
    this.classPath = classPath;
    this.weaver = weaver;
    this.before = before;
    store = new WovenStore(state);
    output = new FolderOutput(classes, state);
  }

  /** Decides what is to be done about a class file. */
  void look(String path, Stamp stamp) {
    try {
      Entry known = before.unchanged(path, stamp);
      if (known == null) {
        read(path, stamp);
      } else if (known.isWoven() && !known.key().equals(FolderIndex.OTHERS)) {
        lookAtWoven(path, known);
      } else if (known.owner().isEmpty()) {
        after.entries.put(path, known);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void lookAtWoven(String path, Entry known) throws IOException {
    if (known.fingerprint().equals(fingerprint())
        && weaver.needs().askedAgain(known.asked()).equals(known.asked())
        && hasGenerated(path)) {
      after.entries.put(path, known);
      after.entries.putAll(before.generatedFor(path));
      return;
    }
    WovenStore.Stored stored = store.get(known.key());
    if (stored != null) {
      unwoven.put(path, stored.unwoven());
      return;
    }
    after.entries.put(path, known);
    String name = path.replaceFirst("\\.class$", "").replace('/', '.');
    failures.add(
        new WeavingException(
            name,
            name
                + " was woven with other advice, and its unwoven class file is not kept any more."
                + " Compile it again, for instance with mvn clean.",
            null));
  }

  /** Whether what was generated for it is there as it was. */
  private boolean hasGenerated(String path) throws IOException {
    for (Map.Entry<String, Entry> generated : before.generatedFor(path).entrySet()) {
      Path file = classes.resolve(generated.getKey());
      if (!Files.exists(file) || !Stamp.of(file).equals(generated.getValue().stamp())) {
        return false;
      }
    }
    return true;
  }

  private void read(String path, Stamp stamp) throws IOException {
    byte[] bytes = Files.readAllBytes(classes.resolve(path));
    try {
      ClassFile file = ConstantPoolScan.mentionsAnnotations(bytes) ? ClassFile.read(bytes) : null;
      List<AnnotatedMethod> methods = file == null ? List.of() : file.annotatedMethods();
      if (file == null || methods.isEmpty()) {
        after.entries.put(path, Entry.plain(stamp));
      } else if (file.unwovenMethods().size() == methods.size()) {
        unwoven.put(path, bytes);
      } else {
        readWoven(path, stamp, bytes, methods.size());
      }
    } catch (ClassFileException none) {
      after.entries.put(path, Entry.plain(stamp));
    }
  }

  /**
   * Of a class that is woven: by us, if the file is only newer, a copy, or of a run that was broken
   * off before it wrote its index; or by another weaver.
   */
  private void readWoven(String path, Stamp stamp, byte[] present, int methods) throws IOException {
    WovenStore.Stored stored = store.wovenTo(present);
    if (stored != null) {
      unwoven.put(path, stored.unwoven());
    } else {
      after.entries.put(path, new Entry(stamp, FolderIndex.OTHERS, methods, "", "", ""));
    }
  }

  /** Weaves those that are to be woven, in the order of their names. */
  void weave() throws IOException {
    if (unwoven.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    FolderPipeline pipeline = new FolderPipeline(weaver, store, output, fingerprint());
    for (Written written : pipeline.weave(unwoven, failures)) {
      after.entries.putAll(written.entries());
      woven += written.anew() ? 1 : 0;
      restored += written.changed() && !written.anew() ? 1 : 0;
    }
    nanos = woven == 0 ? 0 : System.nanoTime() - start;
  }

  private String fingerprint() throws IOException {
    if (fingerprint == null) {
      fingerprint = Fingerprint.of(classPath);
    }
    return fingerprint;
  }

  /** Deletes generated classes whose class is gone, or was woven without them this time. */
  void deleteOrphans(Set<String> paths) throws IOException {
    for (String path : paths) {
      int closure = path.indexOf(Finishing.OWN_CLOSURE);
      if (closure > 0) {
        String ownerPath = path.substring(0, closure) + ".class";
        Entry owner = after.entries.get(ownerPath);
        Entry entry = after.entries.get(path);
        boolean belongs =
            owner != null
                && owner.isWoven()
                && (owner.key().equals(FolderIndex.OTHERS)
                    || (entry != null && entry.owner().equals(ownerPath)));
        if (!belongs) {
          Files.deleteIfExists(classes.resolve(path));
          after.entries.remove(path);
        }
      }
    }
  }

  FolderIndex index() {
    return after;
  }

  boolean hasChanged() {
    return !after.entries.equals(before.entries);
  }

  boolean hasWoven() {
    return after.entries.values().stream().anyMatch(Entry::isWoven);
  }

  /** Forgets what is kept of class files that are not there any more. */
  void forgetOthers() throws IOException {
    store.retain(after.entries.values().stream().map(Entry::key).collect(Collectors.toSet()));
  }

  void throwFailures() {
    if (!failures.isEmpty()) {
      WeavingException first = failures.remove(0);
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  FolderReport report() {
    List<String> paths = new ArrayList<>();
    int methods = 0;
    for (Map.Entry<String, Entry> entry : after.entries.entrySet()) {
      if (entry.getValue().isWoven()) {
        paths.add(entry.getKey());
        methods += entry.getValue().methods();
      }
    }
    return new FolderReport(
        paths.size(),
        methods,
        woven,
        restored,
        paths.size() - woven - restored,
        Duration.ofNanos(nanos),
        hasChanged(),
        paths);
  }
}
