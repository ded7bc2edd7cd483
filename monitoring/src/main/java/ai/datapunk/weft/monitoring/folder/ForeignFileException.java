package ai.datapunk.weft.monitoring.folder;

import java.io.IOException;
import java.nio.file.Path;

/** A file is in the way that Weft has not written. */
public final class ForeignFileException extends IOException {

  private static final long serialVersionUID = 1L;

  ForeignFileException(Path file) {
    super(file + " is in the way, and Weft has not written it");
  }
}
