package ai.datapunk.weft.monitoring.folder;

import java.io.IOException;
import java.nio.file.Path;

/** A folder that was written for something else, and would lose that. */
public final class OtherOriginException extends IOException {

  private static final long serialVersionUID = 1L;

  OtherOriginException(Path folder, String other, String origin, String list) {
    super(
        folder
            + " was written for "
            + other
            + ", which would be lost if it were written for "
            + origin
            + ": each needs a folder of its own, unless one run names the catalogs of both. If the"
            + " other is no more, remove "
            + list
            + " there");
  }
}
