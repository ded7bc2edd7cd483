package ai.datapunk.weft.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * A log that cannot be written to until closed: slf4j-simple writes to the standard error stream.
 */
public final class FailingLog implements AutoCloseable {

  /** What a line that is written throws, as an {@link IllegalStateException}. */
  public static final String MESSAGE = "a full disk";

  private final PrintStream before = System.err;

  /** Begins to fail. */
  public FailingLog() {
    System.setErr(
        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8) {
          @Override
          public void println(@Nullable String line) {
            throw new IllegalStateException(MESSAGE);
          }
        });
  }

  @Override
  public void close() {
    System.setErr(before);
  }
}
