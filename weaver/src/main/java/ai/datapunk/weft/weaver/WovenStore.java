package ai.datapunk.weft.weaver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Classes as they were and as they were woven, one file for each, by a key that covers all that
 * weaving depends on. A file that is not as it was written is as good as none.
 */
final class WovenStore {

  private static final String SUFFIX = ".woven";
  private static final int DIGEST_LENGTH = 32;

  private final Path folder;

  WovenStore(Path folder) {
    this.folder = folder;
  }

  /** A class before and after. */
  @SuppressWarnings("ArrayRecordComponent")
  record Stored(byte[] unwoven, WovenClass woven) {}

  void put(String key, byte[] unwoven, WovenClass woven) throws IOException {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(buffer)) {
      write(out, unwoven);
      out.writeUTF(woven.name());
      out.writeInt(woven.methods());
      write(out, woven.classFile());
      out.writeInt(woven.generated().size());
      for (Map.Entry<String, byte[]> generated : woven.generated().entrySet()) {
        out.writeUTF(generated.getKey());
        write(out, generated.getValue());
      }
      out.write(new Digest().add(buffer.toByteArray()).bytes());
    }
    AtomicFiles.write(file(key), buffer.toByteArray(), folder);
  }

  @Nullable Stored get(String key) throws IOException {
    if (!Files.isRegularFile(file(key))) {
      return null;
    }
    byte[] all = Files.readAllBytes(file(key));
    int length = Math.max(0, all.length - DIGEST_LENGTH);
    byte[] content = Arrays.copyOf(all, length);
    byte[] digest = Arrays.copyOfRange(all, length, all.length);
    if (!Arrays.equals(new Digest().add(content).bytes(), digest)) {
      return null;
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    byte[] unwoven = read(in);
    String name = in.readUTF();
    int methods = in.readInt();
    byte[] classFile = read(in);
    Map<String, byte[]> generated = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      generated.put(in.readUTF(), read(in));
    }
    return new Stored(unwoven, new WovenClass(name, classFile, generated, methods));
  }

  /** Forgets all others, and what a run that was broken off has left. */
  void retain(Set<String> keys) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{woven,tmp}")) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!keys.contains(name.replace(SUFFIX, ""))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private Path file(String key) {
    return folder.resolve(key + SUFFIX);
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] read(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
