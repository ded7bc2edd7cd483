package ai.datapunk.weft.monitoring.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** What is wrong with a file, in words. */
final class FileFault {

  private FileFault() {}

  /**
   * The exceptions of files mostly have its name alone as their message, and the fault as theirs.
   */
  static String of(IOException e) {
    if (e instanceof FileSystemException fault
        && fault.getReason() == null
        && fault.getFile() != null) {
      String kind = fault.getClass().getSimpleName().replaceFirst("Exception$", "");
      return fault.getFile()
          + ": "
          + kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}
