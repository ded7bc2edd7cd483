package ai.datapunk.weft.weaver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Classes as they were and as they were woven, one file for each, by a key that covers all that
 * weaving depends on. A file that is not as it was written is as good as none.
 */
final class WovenStore {

  private static final String SUFFIX = ".woven";
  private static final int DIGEST_LENGTH = 32;
  private static final long LEFT_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final Path folder;
  private @Nullable Map<String, String> keysByResult;

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
    byte[] all;
    try {
      all = Files.readAllBytes(file(key));
    } catch (NoSuchFileException none) {
      return null;
    }
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

  /** What has become this class file; the first time, all that is kept is read for it. */
  @Nullable Stored wovenTo(byte[] classFile) throws IOException {
    if (keysByResult == null) {
      keysByResult = keysByResult();
    }
    String key = keysByResult.get(new Digest().add(classFile).hex());
    return key == null ? null : get(key);
  }

  private Map<String, String> keysByResult() throws IOException {
    Map<String, String> keys = new HashMap<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
        for (Path file : files) {
          String key = String.valueOf(file.getFileName()).replace(SUFFIX, "");
          Stored stored = get(key);
          if (stored != null) {
            keys.put(new Digest().add(stored.woven().classFile()).hex(), key);
          }
        }
      }
    }
    return keys;
  }

  /** Forgets all others, and what a run that was broken off some time ago has left. */
  void retain(Set<String> keys) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{woven,tmp}")) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(SUFFIX) ? !keys.contains(name.replace(SUFFIX, "")) : isLeft(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Another process, such as an IDE's, may be about to move a file that is younger. */
  private static boolean isLeft(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toMillis() < System.currentTimeMillis() - LEFT_MILLIS;
    } catch (NoSuchFileException moved) {
      return false;
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
