package ai.datapunk.weft.monitoring.explorer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files that the page is put together from, beside this class. */
final class PageFiles {

  private PageFiles() {}

  /** The text of one, with line feeds, and one at its end. */
  static String text(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is missing. Fix: let the jar of weft-monitoring be the one that was built.");
      }
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n").strip() + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
