package ai.datapunk.weft.monitoring.folder;

import java.io.IOException;
import java.nio.file.Path;

/** A folder with rules that are used, which a drill would replace, or the other way round. */
public final class OtherPurposeException extends IOException {

  private static final long serialVersionUID = 1L;

  OtherPurposeException(Path folder, boolean isForDrill) {
    super(
        folder
            + (isForDrill
                ? " has what was written for a drill, and its times are not those of servers that are"
                    + " relied on"
                : " has what was written for use, and a drill would replace it by rules with other"
                    + " times")
            + ": each needs a folder of its own");
  }
}
