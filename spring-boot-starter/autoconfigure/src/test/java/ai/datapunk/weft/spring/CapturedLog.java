package ai.datapunk.weft.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** What is logged until closed: slf4j-simple writes to the standard error stream. */
final class CapturedLog implements AutoCloseable {

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  CapturedLog() {
    System.setErr(new PrintStream(bytes, true, UTF_8));
  }

  /** The lines of the logger of this class that begin with this level. */
  List<String> lines(String level, Class<?> logger) {
    return bytes
        .toString(UTF_8)
        .lines()
        .filter(line -> line.contains(" " + level + " " + logger.getName() + " - "))
        .toList();
  }

  @Override
  public void close() {
    System.setErr(before);
  }
}
