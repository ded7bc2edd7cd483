package ai.datapunk.weft.monitoring.folder;

import java.nio.file.Path;
import java.util.List;

/** What became of the files. */
public record WrittenFiles(
    Path folder, List<Path> written, List<Path> unchanged, List<Path> removed) {

  /** Makes the lists unmodifiable. */
  public WrittenFiles {
    written = List.copyOf(written);
    unchanged = List.copyOf(unchanged);
    removed = List.copyOf(removed);
  }
}
