package ai.datapunk.weft.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What files look like from outside: as long as it is the same, so are they. */
record FileStamps(List<Stamp> stamps) {

  /** What a file system says of a file; a file that was put in its place has another key. */
  record Stamp(@Nullable FileTime modified, long size, @Nullable Object fileKey) {

    private static final Stamp ABSENT = new Stamp(null, -1, null);

    static Stamp of(Path file) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
      } catch (IOException absent) {
        return ABSENT;
      }
    }
  }

  static FileStamps of(List<Path> files) {
    List<Stamp> stamps = new ArrayList<>();
    files.forEach(file -> stamps.add(Stamp.of(file)));
    return new FileStamps(List.copyOf(stamps));
  }
}
