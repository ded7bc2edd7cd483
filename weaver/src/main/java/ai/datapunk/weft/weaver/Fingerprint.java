package ai.datapunk.weft.weaver;

import ai.datapunk.weft.contract.classfile.WeavingNames;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.aspectj.bridge.Version;

/** A digest of what weaves and of what is woven in: with another one, a class is woven anew. */
final class Fingerprint {

  private static final String FORMAT = "2";
  private static final String ASPECTS = WeavingNames.ASPECTS_PACKAGE;

  private Fingerprint() {}

  /** Of this weaver, and of Weft's aspects if they are on the class path. */
  static String of(List<Path> classPath) throws IOException {
    Digest digest = new Digest().add(FORMAT).add(Version.getText());
    addWeaver(digest);
    for (Path entry : aspectsFirst(classPath)) {
      if (hasAspects(entry)) {
        add(digest, entry, ASPECTS);
        break;
      }
    }
    return digest.hex();
  }

  private static void addWeaver(Digest digest) throws IOException {
    CodeSource source = Fingerprint.class.getProtectionDomain().getCodeSource();
    if (source != null) {
      try {
        add(digest, Path.of(source.getLocation().toURI()), "ai/datapunk/weft/weaver/");
      } catch (URISyntaxException e) {
        throw new IOException(e);
      }
    }
  }

  /** Most often one look is enough. */
  private static List<Path> aspectsFirst(List<Path> classPath) {
    List<Path> sorted = new ArrayList<>(classPath);
    sorted.sort((a, b) -> Boolean.compare(isNamed(b), isNamed(a)));
    return sorted;
  }

  private static boolean isNamed(Path entry) {
    Path name = entry.getFileName();
    return name != null && name.toString().startsWith("weft-aspects");
  }

  private static boolean hasAspects(Path entry) throws IOException {
    String name = ASPECTS + NeededAspects.CLASS_INITIALIZATION + ".class";
    if (!Files.isRegularFile(entry)) {
      return Files.exists(entry.resolve(name));
    }
    try (ZipFile jar = new ZipFile(entry.toFile())) {
      return jar.getEntry(name) != null;
    }
  }

  /** A jar has a checksum of each of its files: it need not be read to know what is in it. */
  private static void add(Digest digest, Path entry, String folder) throws IOException {
    if (!Files.isDirectory(entry)) {
      try (ZipFile jar = new ZipFile(entry.toFile())) {
        jar.stream()
            .filter(file -> file.getName().startsWith(folder))
            .map(file -> file.getName() + " " + file.getSize() + " " + file.getCrc())
            .sorted()
            .forEach(digest::add);
      }
      return;
    }
    try (Stream<Path> files = Files.walk(entry.resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.add(entry.relativize(file).toString()).add(Files.readAllBytes(file));
      }
    }
  }
}
